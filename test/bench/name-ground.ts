import { CopyWriter } from '../../backend/src/demo/copy.ts'
import { Random } from '../../backend/src/demo/random.ts'
import { loadReference } from '../../backend/src/modules/reference/data/load-reference.ts'
import { FOLDING, nameKeys } from '../../backend/src/modules/names/name-keys.ts'
import { migrate } from '../../backend/src/platform/database/migrate.ts'
import {
  prepareServer,
  urlFor,
  withClient,
  type DatabaseUrls,
} from '../../backend/src/platform/database/roles.ts'
import { SECRETS } from './ground.ts'
import { namedPeople, type NamedPerson } from './name-population.ts'

/** The Kreis that has all of them. */
export const TENANT = '08226'
const MUNICIPALITY = '08226013'
const CASES_A_MANAGER = 160
const DATABASE = 'digintm_bench_names'
const DAY = 20_000

export interface NameGround {
  urls: DatabaseUrls
  /** Of one manager, whose cases are as many as everybody's. */
  manager: string
}

/** Made anew when all rows are there, which takes a fraction of the time. */
const SLOW = [
  'alter table app.person_name_key drop constraint person_name_key_pkey',
  'drop index app.person_name_key_person',
]
const INDEXES = [
  'alter table app.person_name_key add primary key (tenant, key, person)',
  'create index person_name_key_person on app.person_name_key (tenant, person)',
]

/** A database of its own with so many people in one Kreis, made anew whenever names are folded otherwise. */
export async function prepareNames(
  adminUrl: string,
  people: number,
  say: (text: string) => void,
): Promise<NameGround> {
  const stamp = `folding ${FOLDING}`
  const database = `${DATABASE}_${people}`
  await dropOlder(adminUrl, database, stamp)
  const urls = await prepareServer({ adminUrl, database, secretsFile: SECRETS })
  await migrate(urls.migration)
  await loadReference(urls.migration)
  await withClient(urls.admin, async client => {
    const { rowCount } = await client.query('select from app.person limit 1')
    if (rowCount) return
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(`set local maintenance_work_mem = '1GB'`)
    for (const statement of SLOW) await client.query(statement)
    await settleAll(new CopyWriter(client), people, say)
    for (const statement of INDEXES) await client.query(statement)
    await client.query(`comment on database ${database} is '${stamp}'`)
    await client.query('commit')
    await client.query('vacuum (analyze)')
  })
  return { urls, manager: managerId(new Random(0)) }
}

/** What was folded by other rules is of no use. */
function dropOlder(adminUrl: string, database: string, stamp: string): Promise<void> {
  return withClient(urlFor(adminUrl, { database: 'postgres' }), async client => {
    const { rows } = await client.query<{ made: string | null }>(
      `select shobj_description(oid, 'pg_database') as made from pg_database where datname = $1`,
      [database],
    )
    if (rows[0] && rows[0].made !== stamp) await client.query(`drop database ${database}`)
  })
}

async function settleAll(
  copy: CopyWriter,
  people: number,
  say: (text: string) => void,
): Promise<void> {
  const town = new Town(copy)
  let settled = 0
  for (const person of namedPeople(people)) {
    town.settle(person)
    settled += 1
    if (settled % 10_000 > 0 && settled < people) continue
    await copy.flush()
    say(`names: ${settled} of ${people} people`)
  }
}

const managerId = (random: Random): string => random.uuid(DAY)

const known = new Map<string, string[]>()

/** Most names are many people's. */
function keysOf(name: string | null): string[] {
  if (name === null) return []
  const keys = known.get(name) ?? nameKeys([name])
  known.set(name, keys)
  return keys
}

/** Families of two and three, each with a case, and managers with a desk full of them. */
class Town {
  readonly #random = new Random(0)
  readonly #unit: string
  #manager = ''
  #cases = 0
  #household = ''
  #left = 0

  constructor(readonly copy: CopyWriter) {
    this.#manager = managerId(this.#random)
    this.#unit = this.#random.uuid(DAY)
    copy.add('app.organisation_unit', {
      tenant: TENANT,
      id: this.#unit,
      kind: 'DISTRICT',
      name: 'Amt',
    })
    this.#employ()
  }

  settle({ givenNames, familyName, original }: NamedPerson): void {
    const id = this.#random.uuid(DAY)
    const keys = [...new Set([givenNames, familyName, original].flatMap(keysOf))]
    this.copy.add('app.person', {
      tenant: TENANT,
      id,
      given_names: givenNames,
      family_name: familyName,
      name_in_original_script: original,
      municipality: MUNICIPALITY,
      name_keys: keys,
      name_folding: FOLDING,
    })
    for (const key of keys)
      this.copy.add('app.person_name_key', { tenant: TENANT, key, person: id })
    const role = this.#left === 0 ? 'HEAD' : 'CHILD'
    if (this.#left === 0) this.#open(id)
    this.#left -= 1
    this.copy.add('app.household_member', {
      tenant: TENANT,
      id: this.#random.uuid(DAY),
      household: this.#household,
      person: id,
      role,
      valid_from: '2025-01-01',
    })
  }

  #open(person: string): void {
    this.#left = this.#random.between(2, 3)
    this.#household = this.#random.uuid(DAY)
    this.copy.add('app.household', { tenant: TENANT, id: this.#household, name: 'Familie' })
    this.#cases += 1
    if (this.#cases % CASES_A_MANAGER === 0) {
      this.#manager = managerId(this.#random)
      this.#employ()
    }
    this.copy.add('app.case_file', {
      tenant: TENANT,
      id: this.#random.uuid(DAY),
      number: `20${20 + (this.#cases % 7)}-${String(Math.floor(this.#cases / 7)).padStart(5, '0')}`,
      unit: 'FAMILY',
      person,
      household: this.#household,
      municipality: MUNICIPALITY,
      organisation_unit: this.#unit,
      manager: this.#manager,
      status: 'ACTIVE',
      opened_on: '2025-01-01',
      informed_on: '2025-01-01',
      consent_form: 'WRITTEN',
    })
  }

  #employ(): void {
    this.copy.add('app.integration_manager', {
      tenant: TENANT,
      id: this.#manager,
      given_name: 'Eva',
      family_name: 'Sternau',
      gender: 'FEMALE',
      qualification: 'TYPE_A',
      unit: this.#unit,
      fte_hundredths: 100,
      active_from: '2020-01-01',
    })
  }
}
