import { files, type ModuleRows, type Variables } from '../../../../test/access/rows.ts'
import type { Filed } from '../../../../test/access/stage.ts'
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
