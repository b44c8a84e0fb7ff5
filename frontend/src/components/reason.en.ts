import type { Words } from '../locales/texts.ts'
import type { why as de } from './reason.de.ts'

export const why: Words<typeof de> = {
  title: 'What do you need the list for?',
  hint: 'People stand in it. Your reason is kept in the access log, with your name and the number of rows.',
  reason: 'Reason',
  several: 'Usual reasons',
  usual: {
    meeting: 'Case conference of the team',
    deputy: 'Deputising',
    handover: 'Handover of cases',
    check: 'Check against the file',
    report: 'Report to the management',
  },
  make: 'Make the file',
}
