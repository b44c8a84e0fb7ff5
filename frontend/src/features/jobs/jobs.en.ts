import type { Words } from '../../locales/texts.ts'
import type { jobs as de } from './jobs.de.ts'

export const jobs: Words<typeof de> = {
  title: 'My tasks',
  running: 'Tasks: {far}',
  ended: 'Tasks',
  look: 'Show',
  cancel: 'Stop',
  cancelAsked: 'Stopping',
  undo: 'Undo',
  undoUntil: 'Can be undone until {when}',
  failed: 'Ended because something went wrong. What is done stays done. (Code {code})',
  kind: { REASSIGN_CASES: 'Hand cases over' },
  undoOf: { REASSIGN_CASES: 'Undo a handover' },
  outcome: {
    MOVED: { one: '1 case handed over', other: '{n} cases handed over' },
    INFORM: {
      one: '1 case handed over to another employer, the client has to be informed',
      other: '{n} cases handed over to another employer, the clients have to be informed',
    },
    ALREADY: { one: '1 case was there already', other: '{n} cases were there already' },
    CLOSED: { one: '1 case is closed', other: '{n} cases are closed' },
    CHANGED: {
      one: '1 case stayed: changed by somebody meanwhile',
      other: '{n} cases stayed: changed by somebody meanwhile',
    },
    RETURNED: { one: '1 case given back', other: '{n} cases given back' },
    KEPT: {
      one: '1 case stayed: changed since the handover',
      other: '{n} cases stayed: changed since the handover',
    },
  },
}
