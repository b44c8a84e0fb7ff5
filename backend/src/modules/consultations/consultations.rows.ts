import { files, type ModuleRows, type Variables } from '../../../../test/access/rows.ts'
import type { Filed } from '../../../../test/access/stage.ts'
import { one } from '../../../../test/support/naive.ts'
import { isOwn } from '../cases/cases-naive.rows.ts'
import { ConsultationType } from './consultation.type.ts'

const talkOn = ({ id }: Filed): Variables => ({
  caseId: id,
  heldOn: '2026-03-02',
  unit: 'FAMILY',
  setting: 'OUTREACH',
  topics: ['HEALTH'],
  note: 'Ein Gespräch',
})

export const consultationRows: ModuleRows = {
  fields: {
    recordConsultation: { allowed: files, input: ({ mine }) => talkOn(mine) },
    correctConsultation: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.talk, version: 1, minutes: 45 }),
    },
  },
  types: {
    Consultation: {
      type: ConsultationType,
      read: [
        [
          files,
          'can case channel heldAt heldOn id interpreter languages manager minutes municipality noShow note participants recordedAt setting topics travelMinutes unit version',
        ],
      ],
      way: [['Case', 'lastConsultation']],
    },
  },
  texts: 'note',
  stored: {
    'CorrectConsultationInput.languages': 'app.consultation.languages',
    'CorrectConsultationInput.minutes': 'app.consultation.minutes',
    'CorrectConsultationInput.note': 'app.consultation_note.text',
    'CorrectConsultationInput.participants': 'app.consultation.participants',
    'CorrectConsultationInput.topics': 'app.consultation.topics',
    'CorrectConsultationInput.travelMinutes': 'app.consultation.travel_minutes',
    'RecordConsultationInput.languages': 'app.consultation.languages',
    'RecordConsultationInput.minutes': 'app.consultation.minutes',
    'RecordConsultationInput.note': 'app.consultation_note.text',
    'RecordConsultationInput.participants': 'app.consultation.participants',
    'RecordConsultationInput.topics': 'app.consultation.topics',
    'RecordConsultationInput.travelMinutes': 'app.consultation.travel_minutes',
  },
  pages: {
    'Case.consultations': (kreis, manager, file) => kreis.talk(manager, { case_file: file.id }),
  },
  naive: {
    'Consultation.note': ({ id }, _, { tables }) => one(tables['consultation_note'], id)?.['text'],
    'Consultation.can': (talk, _, memory) => ({
      correct: talk['manager'] === memory.asker.managerId && isOwn(talk['case_file'], memory),
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
    ]
  },
}
