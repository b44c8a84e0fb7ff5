import type * as de from './de.ts'
import type { Words } from './texts.ts'

export const app: Words<typeof de.app> = { name: 'DigIntM' }

export const shell: Words<typeof de.shell> = {
  skip: 'Skip to content',
  navigation: 'Main navigation',
  notFound: 'This page does not exist',
  notFoundHint: 'The address is wrong or out of date.',
  home: 'To the start page',
  welcome: 'Your access is set up',
  welcomeHint:
    'There are no pages for your function ({roles}) here yet. If you need another function, your coordinator can give it to you.',
  offline:
    'No connection. What is here stays readable, and what you typed stays. Sending, searching and loading go on as soon as the connection is back.',
  awaited:
    'This cannot be opened without a connection. It opens as soon as the connection is back.',
  waiting: 'Saving waits for the connection. Please keep this page open.',
  lost: 'Your sign-in has expired. What you typed stays and is back after you sign in.',
  signInAgain: 'Sign in again',
  search: 'Search',
  searchLabel: 'Name or case number',
  searchShortcut: 'Ctrl K',
  scriptMissing: 'This part of the application cannot be loaded right now. What you typed stays.',
  reload: 'Reload',
}

/** The menu of whoever is signed in. */
export const account: Words<typeof de.account> = {
  menu: 'Account of {name}',
  switchTo: 'Switch to',
  language: 'Language',
  setUpPasskey: 'Set up a passkey',
  signOut: 'Sign out',
}

export const area: Words<typeof de.area> = {
  today: 'Today',
  cases: 'Cases',
  district: 'District',
  overview: 'Overview',
  administration: 'Administration',
  accounts: 'Access',
  catalogues: 'Lists',
  settings: 'Configuration',
  record: 'Record',
}

export const about: Words<typeof de.about> = {
  links: 'Legal notices and help',
  imprint: 'Imprint',
  privacy: 'Privacy',
  accessibility: 'Accessibility',
  help: 'Help',
}

export const address: Words<typeof de.address> = {
  unknown: '“{name}={value}” in the address does not exist here.',
  mend: 'Correct the address',
}

export const common: Words<typeof de.common> = {
  optional: '(optional)',
  yes: 'Yes',
  no: 'No',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  discard: 'Discard',
  add: 'Add',
  more: 'More',
  less: 'Less',
  retry: 'Try again',
  comesBack: 'Goes on by itself as soon as the connection is back.',
  loading: 'Loading',
  characters: '{n} of at most {most} characters',
  nothingFound: 'Nothing found',
  searching: 'Searching',
  remove: 'Remove {what}',
  openCalendar: 'Open calendar',
  badDate: 'Not a date, for example 7/12 or +14',
  saving: 'Saving',
  asTable: '{what}: as a table',
  shortcut: 'Ctrl ⏎',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  print: 'Print',
  showMore: 'Show more ({n} so far)',
}

export const steps: Words<typeof de.steps> = {
  of: 'Step {n} of {total}',
  back: 'Back',
  next: 'Next',
  done: 'done',
}

export const compare: Words<typeof de.compare> = {
  differs: 'changed',
  nothing: 'not stated',
  hint: 'What you typed is still here. Something else has been saved meanwhile:',
  caption: 'What is saved and what you typed',
  saved: 'Saved',
  mine: 'Yours',
  takeSaved: 'Take what is saved',
  saveMine: 'Save what I typed',
}

/** A longer piece of work. */
export const job: Words<typeof de.job> = {
  of: '{n} of {total}',
  WAITING: 'Waiting',
  RUNNING: 'Running',
  DONE: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Stopped',
  UNDONE: 'Undone',
}

export const undo: Words<typeof de.undo> = {
  verb: 'Undo',
  done: 'Undone',
  failed: 'This could not be undone any more.',
}

export const upload: Words<typeof de.upload> = {
  choose: 'Choose a file',
  photograph: 'Take a photo',
  drop: 'or drop it here',
  limits: 'At most {most} MB',
  sending: '{name} is being transferred',
  sent: '{name} is transferred',
  stopped: '{name}: cancelled',
  failed: '{name}: not transferred',
  tooLarge: '{name} is larger than {most} MB',
  kind: '{name}: this kind of file does not work here',
  again: 'Try again: {name}',
  cancel: 'Cancel: {name}',
}

export const take = {
  export: 'Export',
  exportOf: 'Export {what}',
  pdf: 'As PDF',
  xlsx: 'As Excel file (XLSX)',
  csv: 'As CSV',
  making: 'Being made',
  done: 'The file is there.',
  again: 'Once more',
} as const

export const draft: Words<typeof de.draft> = {
  restored: 'What you typed on {when} is back.',
  discard: 'Discard what I typed',
}

export const leave: Words<typeof de.leave> = {
  question: 'Some input is not saved yet. Leave the page anyway?',
  discard: 'Discard what you typed?',
}

export const role: Words<typeof de.role> = {
  INTEGRATION_MANAGER: 'Integration management',
  TEAM_LEAD: 'Team lead',
  COORDINATOR: 'Coordination',
  MUNICIPALITY_OFFICER: 'Municipality',
  FUNDING_OFFICER: 'Funding of the Kreis',
  GRANTING_OFFICER: 'Granting authority',
  MINISTRY_ANALYST: 'Ministry, analysis',
  STATISTICS_STEWARD: 'Statistics',
  DATA_PROTECTION_OFFICER: 'Data protection',
  CLIENT: 'Client',
  PLATFORM_OPERATOR: 'Operations',
}

/** What a rule says of one field. */
