import { accountsEn } from '../features/accounts/accounts.en.ts'
import { casesEn } from '../features/cases/cases.en.ts'
import { consultationsEn } from '../features/consultations/consultations.en.ts'
import { districtEn } from '../features/district/district.en.ts'
import { followUpsEn } from '../features/follow-ups/follow-ups.en.ts'
import { reportingEn } from '../features/reporting/reporting.en.ts'
import { searchEn } from '../features/search/search.en.ts'
import { sessionEn } from '../features/session/session.en.ts'
import type { Messages } from './i18n.ts'
import { wordsEn } from './words.en.ts'

export const en: Messages = {
  ...wordsEn,
  app: { name: 'Integration management' },
  shell: {
    skip: 'Skip to content',
    navigation: 'Main navigation',
    notFound: 'This page does not exist',
    notFoundHint: 'The address is wrong or out of date.',
    home: 'To the start page',
    welcome: 'Your access is set up',
    welcomeHint:
      'There are no pages for your function ({roles}) here yet. If you need another function, your coordinator can give it to you.',
    offline: 'No connection. What you typed stays and is sent as soon as the line is back.',
    waiting: 'Saving waits for the connection. Please keep this page open.',
  },
  area: {
    today: 'Today',
    cases: 'Cases',
    district: 'District',
    overview: 'Overview',
    accounts: 'Access',
    record: 'Record',
  },
  common: {
    optional: '(optional)',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    discard: 'Discard',
    add: 'Add',
    more: 'More',
    less: 'Less',
    retry: 'Try again',
    loading: 'Loading',
    nothingFound: 'Nothing found',
    searching: 'Searching',
    remove: 'Remove {what}',
    openCalendar: 'Open calendar',
    badDate: 'Not a date, for example 7/12 or +14',
    saving: 'Saving',
    yes: 'Yes',
    no: 'No',
    asTable: '{what}: as a table',
    notStated: 'Not stated',
    shortcut: 'Ctrl ⏎',
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
  },
  leave: {
    question: 'Some input is not saved yet. Leave the page anyway?',
    discard: 'Discard what you typed?',
  },
  error: {
    title: 'That did not work',
    id: 'Error number {id}',
    field: '{name}: {text}',
    UNREADABLE:
      'The server did not understand the input. Please reload the page; what you typed stays.',
    NETWORK: 'No connection to the server.',
    UNAUTHENTICATED: 'Your sign-in has expired. Please sign in again.',
    FORBIDDEN: 'Your role does not allow this.',
    NOT_FOUND: 'This record does not exist or is not yours.',
    STEP_UP_REQUIRED: 'Please confirm your sign-in.',
    CONFLICT: 'Somebody else has changed this record meanwhile.',
    BAD_USER_INPUT: 'Some details do not fit.',
    TENANT_CONTEXT_REQUIRED: 'Please choose a district first.',
    IDEMPOTENCY_MISMATCH: 'This input was already sent with other content.',
    PERSISTED_QUERY_ONLY: 'This version of the application is out of date. Please reload the page.',
    INTERNAL_SERVER_ERROR: 'Something went wrong on the server. Please try again later.',
  },
  rule: {
    required: 'Please fill in',
    inFuture: 'Lies in the future',
    inPast: 'Lies in the past',
    tooOld: 'Lies before 2015',
    tooLong: 'Too long',
    range: 'Too small or too large',
    invalid: 'This cannot be taken as it is',
    character: 'Has a character that may not be here',
    code: 'The list does not have this entry',
    unknown: 'The list does not have this entry',
    open: 'Is not open any more; please reload the page',
    territory: 'Please choose a municipality of the district',
    unit: 'Only a family has further members',
    consentMissing:
      'Still missing; the first talk needs information and consent, or anonymous counselling',
    email: 'This is no e-mail address',
    known: 'This address has access already',
    employed: 'Not employed in integration management today',
    taken: 'This person has access already',
    held: 'The person does not have this function any more',
    lastCoordinator: 'The district needs at least one coordinator',
  },
  accounts: accountsEn,
  cases: casesEn,
  consultations: consultationsEn,
  district: districtEn,
  followUps: followUpsEn,
  reporting: reportingEn,
  search: searchEn,
  session: sessionEn,
}
