import type { CalendarDate } from '@internationalized/date'
import { formatDate, formatList, languageName } from '../../locales/formats.ts'
import { t } from '../../locales/i18n.ts'
import { birthOf, bornText } from './birth.ts'
import type { File } from './case-file.ts'

type Fact = [name: string, value: string | null | undefined]

const day = (iso: string | null) => (iso ? formatDate(iso) : undefined)
const known = (facts: Fact[]) => facts.filter(([, value]) => value)

interface Ground {
  today: CalendarDate
  nationality: (code: string) => string
}

export function personFacts({ person }: File, { today, nationality }: Ground): Fact[] {
  const languages = formatList(person.languages.map(languageName))
  return known([
    [t('cases.birthDate'), bornText(birthOf(person), today)],
    [t('cases.gender'), t(`gender.${person.gender}`)],
    [t('field.nationalities'), formatList(person.nationalities.map(nationality))],
    [
      t('cases.languages'),
      person.interpreterNeeded ? t('cases.withInterpreter', { languages }) : languages,
    ],
    [t('cases.place'), person.municipality.name],
    [t('cases.address'), person.address],
    [t('cases.phone'), person.phone],
    [t('cases.email'), person.email],
    [t('cases.arrivedOn'), day(person.arrivedOn)],
  ])
}

export function counsellingFacts(file: File): Fact[] {
  const { manager, municipality, person, consentForm } = file
  return known([
    [t('cases.manager'), manager?.displayName ?? t('cases.unassigned')],
    [t('cases.unitName'), file.organisationUnit.name],
    [
      t('cases.counsellingPlace'),
      municipality.ags === person.municipality.ags ? '' : municipality.name,
    ],
    [t('cases.opened'), day(file.openedOn)],
    [t('cases.counsellingStart'), day(file.counsellingStart)],
    [t('cases.informedOn'), day(file.informedOn) ?? t('cases.notYet')],
    [t('cases.consentForm'), consentForm ? t(`consent.${consentForm}`) : t('cases.notYet')],
    [t('cases.withdrawnOn'), day(file.consentWithdrawnOn)],
    [t('cases.closedOn'), day(file.closedOn)],
  ])
}
