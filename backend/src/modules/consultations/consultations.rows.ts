import { files, type ModuleRows, type Variables } from '../../../../test/access/rows.ts'
import type { Filed, Side } from '../../../../test/access/stage.ts'
import { many, one } from '../../../../test/support/naive.ts'
import { isOwn } from '../cases/cases-naive.rows.ts'
import { ConsultationCorrectionType } from './consultation-correction.type.ts'
import { ConsultationType } from './consultation.type.ts'

const talkOn = ({ id }: Filed): Variables => ({
  caseId: id,
  heldOn: '2026-03-02',
  unit: 'FAMILY',
  setting: 'OUTREACH',
  topics: ['HEALTH'],
  note: 'Ein Gespräch',
})

const notHers = ({ anonymousTalk }: Side): string[] => [anonymousTalk]

/** All of them, as the last is none that was withdrawn. */
const talks = [['Case', 'consultations', 'nodes']] as const

export const consultationRows: ModuleRows = {
  fields: {
    recordConsultation: { allowed: files, input: ({ mine }) => talkOn(mine) },
    correctConsultation: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.talk, version: 1, minutes: 45 }),
    },
    moveConsultation: {
      allowed: files,
      input: ({ mine }) => ({
        id: mine.spare.moveConsultation.talk,
        version: 1,
        caseId: mine.spare.target.id,
        reason: 'Falscher Fall',
      }),
      hides: notHers,
    },
    withdrawConsultation: {
      allowed: files,
      input: ({ mine }) => ({
        id: mine.spare.withdrawConsultation.talk,
        version: 1,
        reason: 'Doppelt',
      }),
      hides: notHers,
    },
    restoreConsultation: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.spare.restoreConsultation.talk, version: 1 }),
      hides: notHers,
    },
  },
  types: {
    Consultation: {
      type: ConsultationType,
      read: [
        [
          files,
          'can case channel corrections heldAt heldOn id interpreter languages manager minutes municipality noShow note participants recordedAt setting topics travelMinutes unit version withdrawnOn',
        ],
      ],
      way: talks,
    },
    ConsultationCorrection: {
      type: ConsultationCorrectionType,
      read: [[files, 'correctedOn id kind manager reason']],
      way: [...talks, ['Consultation', 'corrections']],
    },
  },
  texts: 'note reason',
  stored: {
    'CorrectConsultationInput.languages': 'app.consultation.languages',
    'CorrectConsultationInput.minutes': 'app.consultation.minutes',
    'CorrectConsultationInput.note': 'app.consultation_note.text',
    'CorrectConsultationInput.participants': 'app.consultation.participants',
    'CorrectConsultationInput.topics': 'app.consultation.topics',
    'CorrectConsultationInput.travelMinutes': 'app.consultation.travel_minutes',
    'MoveConsultationInput.reason': 'app.consultation_correction.reason',
    'RecordConsultationInput.languages': 'app.consultation.languages',
    'RecordConsultationInput.minutes': 'app.consultation.minutes',
    'RecordConsultationInput.note': 'app.consultation_note.text',
    'RecordConsultationInput.participants': 'app.consultation.participants',
    'RecordConsultationInput.topics': 'app.consultation.topics',
    'RecordConsultationInput.travelMinutes': 'app.consultation.travel_minutes',
    'WithdrawConsultationInput.reason': 'app.consultation_correction.reason',
  },
  pages: {
    'Case.consultations': (kreis, manager, file) => kreis.talk(manager, { case_file: file.id }),
  },
  naive: {
    'Consultation.note': ({ id }, _, { tables }) => one(tables['consultation_note'], id)?.['text'],
    'Consultation.can': (talk, _, memory) => {
      const { status } = one(memory.tables['case_file'], talk['case_file'])!
      const isHers =
        talk['manager'] === memory.asker.managerId &&
        isOwn(talk['case_file'], memory) &&
        !['TRANSFERRED', 'ANONYMISED'].includes(String(status))
      const counts = isHers && talk['withdrawn_on'] === null
      const restore = isHers && talk['withdrawn_on'] !== null
      return { correct: counts, move: counts, withdraw: counts, restore }
    },
    'Consultation.corrections': many('consultation_correction', 'consultation', {
      columns: ['id'],
    }),
  },
  probes: ({ own, foreign }) => {
    const { mine, theirs } = own
    const who = 'integration_manager'
    return [
      {
        who,
        place: 'recordConsultation.input.caseId',
        own: mine.id,
        hidden: [foreign.mine.id, theirs.id, own.waiting.id, mine.person, mine.talk],
      },
      {
        who,
        place: 'recordConsultation.input.completesFollowUpId',
        own: own.spare.due[0],
        hidden: [foreign.mine.followUp, theirs.followUp, mine.id, mine.talk],
      },
      {
        who,
        place: 'correctConsultation.input.id',
        own: mine.talk,
        hidden: [foreign.mine.talk, theirs.talk, own.anonymousTalk, foreign.anonymousTalk, mine.id],
      },
      {
        who,
        place: 'moveConsultation.input.caseId',
        own: mine.spare.target.id,
        hidden: [foreign.mine.id, theirs.id, own.waiting.id, mine.person, mine.talk],
        given: { 'input.id': mine.spare.probed.talk },
      },
    ]
  },
}
