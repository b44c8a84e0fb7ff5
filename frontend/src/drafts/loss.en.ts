import type { Words } from '../locales/texts.ts'
import type { loss as de } from './loss.de.ts'

export const loss: Words<typeof de> = {
  unsent: { one: '1 entry will be lost:', other: '{n} entries will be lost:' },
  everywhere: 'Sign out anyway?',
  here: 'Switch anyway?',
  of: {
    talk: 'Talk',
    person: 'A person’s data',
    case: 'Data of a case',
    status: 'State of a case',
    close: 'Closing of a case',
    reopen: 'Opening of a case again',
    member: 'New household member',
    place: 'Role in the household',
    leave: 'Leaving of a household',
    'withdraw-consent': 'Withdrawal of a consent',
    'follow-up': 'Follow-up',
    move: 'Moving of a talk',
    withdraw: 'Withdrawal of a talk',
    correct: 'Correction of a talk',
    'open-case': 'New case',
    document: 'New document',
    'document-change': 'About a document',
    consent: 'Consent',
    assign: 'Assignment of a case',
    invite: 'Invitation',
    manager: 'Function',
    code: 'New entry of a list',
    'retire-code': 'End of an entry',
    setting: 'Texts of the district',
  },
}
