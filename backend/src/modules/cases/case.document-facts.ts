import type { Speech } from '../../platform/documents/speech.ts'
import type { CodeNames } from '../reference/code-names.ts'
import { CASE_WORDS } from './case.document-words.ts'

export const CASE_ON_PAPER = `query CaseOnPaper($id: UUID!) {
  case(id: $id) {
    number unit status urgency openedOn counsellingStart informedOn consentForm closedOn consultationCount
    person {
      id displayName nameInOriginalScript birthDate birthDatePrecision gender nationalities languages
      interpreterNeeded phone email arrivedOn
    }
    household { members { role validTo person { displayName nameInOriginalScript birthDate birthDatePrecision } } }
    municipality { name }
    organisationUnit { name }
    manager { displayName }
    followUps { title dueOn reason status doneOn }
  }
}`

interface Named {
  displayName: string
  nameInOriginalScript: string | null
  birthDate: string | null
  birthDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | 'ESTIMATED'
}

interface PersonOnPaper extends Named {
  id: string
  gender: string
  nationalities: string[]
  languages: string[]
  interpreterNeeded: boolean
  phone: string | null
  email: string | null
  arrivedOn: string | null
}

export interface CaseOnPaper {
  number: string
  unit: string
  status: string
  urgency: string
  openedOn: string
  counsellingStart: string | null
  informedOn: string | null
  consentForm: string | null
  closedOn: string | null
  consultationCount: number
  person: PersonOnPaper
  household: { members: { role: string; validTo: string | null; person: Named }[] } | null
  municipality: { name: string }
  organisationUnit: { name: string }
  manager: { displayName: string } | null
  followUps: {
    title: string
    dueOn: string
    reason: string
    status: string
    doneOn: string | null
  }[]
}

/** How codes and days are said. */
export interface Said {
  speech: Speech
  named: CodeNames
}

type Fact = readonly [name: string, value: string]

/** Only what is known: paper has no room for empty fields. */
const known = (facts: readonly (readonly [string, string | null])[]): Fact[] =>
  facts.filter((fact): fact is Fact => Boolean(fact[1]))

/** Person, counselling and household. */
export function factsOf(file: CaseOnPaper, said: Said): object {
  const { speech } = said
  const words = speech.of(CASE_WORDS)
  return {
    person: { heading: words.person, facts: known(personFacts(file, said)) },
    counselling: { heading: words.counselling, facts: known(counsellingFacts(file, speech)) },
    household: householdOf(file, speech),
  }
}

function personFacts({ person, municipality }: CaseOnPaper, { speech, named }: Said) {
  const words = speech.of(CASE_WORDS)
  const languages = named('languages', person.languages)
  return [
    [words.name, person.displayName],
    [words.original, person.nameInOriginalScript],
    [words.birthDate, birthText(person, speech)],
    [words.gender, speech.word('gender', person.gender)],
    [words.nationalities, named('nationalities', person.nationalities)],
    [
      words.languages,
      person.interpreterNeeded
        ? words.withInterpreter.replace('{languages}', languages)
        : languages,
    ],
    [words.place, municipality.name],
    [words.phone, person.phone],
    [words.email, person.email],
    [words.arrivedOn, speech.day(person.arrivedOn)],
  ] as const
}

function counsellingFacts(file: CaseOnPaper, speech: Speech) {
  const words = speech.of(CASE_WORDS)
  return [
    [words.status, speech.word('status', file.status)],
    [words.urgency, speech.word('urgency', file.urgency)],
    [words.manager, file.manager?.displayName ?? words.unassigned],
    [words.unit, file.organisationUnit.name],
    [words.opened, speech.day(file.openedOn)],
    [words.start, speech.day(file.counsellingStart)],
    [words.informedOn, speech.day(file.informedOn) || words.notYet],
    [words.consent, file.consentForm ? speech.word('consent', file.consentForm) : words.notYet],
    [words.held, speech.number(file.consultationCount)],
    [words.closedOn, speech.day(file.closedOn)],
  ] as const
}

function householdOf({ household }: CaseOnPaper, speech: Speech): object | null {
  const members = household?.members.filter(({ validTo }) => validTo === null) ?? []
  if (!members.length) return null
  const words = speech.of(CASE_WORDS)
  return {
    heading: words.household,
    table: {
      columns: [
        { title: words.name, share: 3 },
        { title: words.original, share: 3 },
        { title: words.birthDate },
        { title: words.role, share: 2 },
      ],
      rows: members.map(({ role, person }) => [
        person.displayName,
        person.nameInOriginalScript ?? '',
        birthText(person, speech),
        speech.word('householdRole', role),
      ]),
    },
  }
}

export function followUpsOf({ followUps }: CaseOnPaper, speech: Speech): object {
  const words = speech.of(CASE_WORDS)
  return {
    heading: words.followUps,
    none: words.noFollowUps,
    table: {
      columns: [
        { title: words.due },
        { title: words.what, share: 3 },
        { title: words.reason, share: 2 },
        { title: words.status },
        { title: words.doneOn },
      ],
      rows: followUps.map(({ dueOn, title, reason, status, doneOn }) => [
        speech.day(dueOn),
        title,
        speech.word('reason', reason),
        speech.word('followUpStatus', status),
        speech.day(doneOn),
      ]),
    },
  }
}

/** No more exact than it is known: a guessed 1 January must not look like a fact. */
function birthText({ birthDate, birthDatePrecision }: Named, speech: Speech): string {
  if (!birthDate) return ''
  const year = birthDate.slice(0, 4)
  if (birthDatePrecision === 'DAY') return speech.day(birthDate)
  if (birthDatePrecision === 'MONTH') return speech.month(birthDate)
  return birthDatePrecision === 'YEAR' ? year : speech.of(CASE_WORDS).about.replace('{year}', year)
}
