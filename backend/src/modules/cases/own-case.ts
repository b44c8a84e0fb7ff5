import type { EntityClass, FilterQuery } from '@mikro-orm/core'
import { NotFound } from '../../platform/ground/errors.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { known } from '../../platform/writing/record.ts'
import type { Work } from '../../platform/writing/work.ts'
import { Municipality } from '../reference/municipality.entity.ts'
import { Case } from './case.entity.ts'
import { missingConsent } from './missing-consent.ts'
import { deputiesOf } from './case.scope.ts'
import type { CaseDays } from './counselling-day.ts'
import { isOwn, readsFiles, type CaseFacts, type CaseInWork } from './case.policy.ts'
import { Person } from './person.entity.ts'

export interface OwnCase {
  /** As far as work on a case looks at it; a change of it writes nothing. */
  file: Case
  /** Whom the case is about, and how long it lasts, as no talk of it is outside. */
  client: CaseDays
  facts: CaseFacts
  /** Present members of the family, the client among them; one for a single person. */
  members: number
  /** The same in the unit of work, for whoever changes it or what hangs on it. */
  managed: () => Case
}

/** A case that is the caller's or deputised to them; any other answers as if it did not exist (R-CASE-5). */
export async function ownCase(work: Work, id: string): Promise<OwnCase> {
  authorize(readsFiles, work.actor)
  const [row] = await work.rows<FileRow>({ name: 'own-case', text: FILE, values: [id] })
  if (!row) throw new NotFound()
  const { deputies, client, members, ...columns } = row
  const facts = { managerId: row.manager, deputyIds: deputies, status: row.status }
  if (!isOwn(work.actor, facts)) throw new NotFound()
  const mapped: Record<string, unknown> = columns
  let managed: Case | undefined
  return {
    file: fileOf(row),
    client,
    facts,
    members,
    managed: () => (managed ??= work.em.map(Case, mapped)),
  }
}

/** A record that hangs on an own or deputised case, if it is one of those; any other answers as if it did not exist. */
export const onOwnCase =
  <Hanging extends { id: string; caseFile: Case }>(
    type: EntityClass<Hanging>,
    which: (actor: Actor) => object = () => ({}),
  ) =>
  async (work: Work, id: string): Promise<Hanging> => {
    const record = await work.em.findOne(type, { ...which(work.actor), id } as FilterQuery<Hanging>)
    if (!record) throw new NotFound()
    const { managed } = await ownCase(work, record.caseFile.id)
    managed() // by which the audit trail finds the person
    return record
  }

const fileOf = (row: FileRow): Case =>
  known(Case, {
    id: row.id,
    person: known(Person, { id: row.person }),
    municipality: known(Municipality, { ags: row.municipality }),
    status: row.status,
    unit: row.unit,
    counsellingStart: row.counselling_start,
    informedOn: row.informed_on,
    consentForm: row.consent_form,
    consentWithdrawnOn: row.consent_withdrawn_on,
    version: row.version,
  })

interface FileRow extends Record<string, unknown> {
  id: string
  person: string
  municipality: string
  household: string | null
  manager: string | null
  unit: Case['unit']
  status: Case['status']
  counselling_start: string | null
  informed_on: string | null
  consent_form: Case['consentForm']
  consent_withdrawn_on: string | null
  version: number
  deputies: string[]
  client: CaseDays
  members: number
}

/** Prepared, and only what work on a case looks at, because every talk begins with it. */
const FILE = `select c.tenant, c.id, c.person, c.household, c.manager, c.municipality, c.unit, c.status, c.urgency, c.opened_on, c.counselling_start, c.informed_on,
    c.consent_form, c.consent_withdrawn_on, c.closed_on, c.close_reason, c.updated_at, c.version, ${deputiesOf('c')} as deputies,
    json_build_object('birthDate', p.birth_date, 'birthDatePrecision', p.birth_date_precision, 'arrivedOn', p.arrived_on,
      'openedOn', c.opened_on, 'closedOn', c.closed_on) as client,
    greatest(1, (select count(*)::int from app.household_member m where m.tenant = $1 and m.household = c.household and m.valid_to is null)) as members
  from app.case_file c join app.person p on p.tenant = $1 and p.id = c.person where c.tenant = $1 and c.id = $2`

/** What the rules about the case need to know. */
export async function factsOf({ rows }: Work, file: Case): Promise<CaseInWork> {
  const statement = { name: 'deputies', text: DEPUTIES, values: [file.id] }
  const [row] = await rows<Pick<FileRow, 'deputies'>>(statement)
  return {
    managerId: file.manager?.id ?? null,
    deputyIds: row?.deputies ?? [],
    status: file.status,
    unit: file.unit,
    consents: !missingConsent(file).length,
  }
}

const DEPUTIES = `select ${deputiesOf('c')} as deputies from app.case_file c where c.tenant = $1 and c.id = $2`
