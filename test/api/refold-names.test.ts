import { Person } from '../../backend/src/modules/cases/person.entity.ts'
import { refoldNames } from '../../backend/src/modules/names/refold-names.ts'
import { entities } from '../../backend/src/entities.ts'
import { auditAs } from '../../backend/src/platform/audit/audit-writer.ts'
import { createOrm, unitOfWork } from '../../backend/src/platform/database/orm.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kreis } from '../support/population.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

const TENANT = '08226'
let world: World
let kreis: Kreis
let pool: Pool
let clients: ApiClient[]
const told: Record<string, unknown>[] = []
const log = pino({ level: 'warn' }, { write: line => void told.push(JSON.parse(line)) })

/** What both ways to search find, a manager's and a coordinator's. */
async function found(text: string): Promise<string[]> {
  const [own, all] = await Promise.all(
    clients.map(async client => {
      const { search } = await client.get(
        'query ($text: String!) { search(text: $text) { person { displayName } } }',
        { text },
      )
      return search.map((hit: { person: { displayName: string } }) => hit.person.displayName).sort()
    }),
  )
  expect(own).toEqual(all)
  return own
}

/** As an older version left it: names, and no keys or those of older rules. */
async function old(
  given_names: string,
  family_name: string,
  name_keys: string[] = [],
): Promise<string> {
  const person = await kreis.person({ given_names, family_name, name_keys, name_folding: 0 })
  await kreis.case(eva, { person })
  return person
}

const refold = (signal = new AbortController().signal): Promise<void> =>
  refoldNames(new TenantPool(pool), log).REFOLD_NAMES.run(
    { id: '', kind: 'REFOLD_NAMES', record: '', tenant: TENANT, attempts: 1, lease: '' },
    signal,
  )

const keysOf = (person: string) =>
  world.sql<{ key: string }>('select key from app.person_name_key where person = $1', [person])
const unfolded = async (): Promise<number> =>
  (await world.sql('select 1 from app.person where name_folding = 0')).length

let eva: Awaited<ReturnType<Kreis['manager']>>

beforeAll(async () => {
  world = await createWorld()
  kreis = await world.kreis(TENANT)
  eva = await kreis.manager('eva')
  await kreis.member('anna', 'coordinator')
  clients = [await world.as('eva'), await world.as('anna')]
  pool = openPool(world.urls.tenant, { max: 2 })
})
afterAll(async () => {
  await pool.end()
  await world.close()
})

test('E: somebody from before the upgrade is found by spelling at once, and by other spellings after it', async () => {
  const person = await old('Dschamila', 'Al-Qasimi')
  expect(await found('Dscham qas')).toEqual([])
  expect(await found('dscham')).toEqual(['Dschamila Al-Qasimi'])
  expect(await found('Jamila Kassemi')).toEqual([])
  await refold()
  expect(await found('Jamila Kassemi')).toEqual(['Dschamila Al-Qasimi'])
  expect((await keysOf(person)).length).toBeGreaterThan(5)
})

test('keys of older rules go when the new ones come', async () => {
  const person = await old('Nadja', 'Rojava', ['wnadja', 'xold'])
  expect((await keysOf(person)).map(({ key }) => key).sort()).toEqual(['wnadja', 'xold'])
  await refold()
  const keys = (await keysOf(person)).map(({ key }) => key)
  expect(keys).toContain('wrojava')
  expect(keys).not.toContain('xold')
})

test('everybody is found while an upgrade is half done', async () => {
  for (let count = 0; count < 230; count++)
    await kreis.person({
      given_names: 'Vielfach',
      family_name: `Halb${count}`,
      name_keys: [],
      name_folding: 0,
    })
  await old('Taymur', 'Zuletzt')
  const stopping = new AbortController()
  const { signal } = stopping
  let checks = 0
  const throwIfAborted = (): void => {
    if (++checks === 2) stopping.abort()
    AbortSignal.prototype.throwIfAborted.call(signal)
  }
  await expect(refold(Object.assign(signal, { throwIfAborted }))).rejects.toThrow()
  expect(await unfolded()).toBeGreaterThan(100)
  expect(await unfolded()).toBeLessThan(231)
  expect(await found('Zuletzt')).toEqual(['Taymur Zuletzt'])
  await refold()
  expect(await unfolded()).toBe(0)
  expect(await found('Taimour')).toEqual(['Taymur Zuletzt'])
})

test('whoever cannot be folded is skipped and told, and everybody else is folded', async () => {
  const people = []
  for (const name of ['Vorn', 'Kaputt', 'Hinten']) people.push(await old('Yara', name))
  await world.sql(`create function app.broken() returns trigger language plpgsql as
    $$ begin raise exception 'Yara Kaputt' using errcode = '23514'; end $$`)
  await world.sql(`create trigger broken before update on app.person for each row
    when (new.family_name = 'Kaputt') execute function app.broken()`)
  await refold()
  expect(await found('Jara')).toEqual(['Yara Hinten', 'Yara Vorn'])
  expect(told.splice(0)).toMatchObject([
    { person: people[1], code: '23514', msg: 'a name cannot be folded' },
    { tenant: TENANT, skipped: 1, msg: 'names were left unfolded' },
  ])
  await world.sql('drop function app.broken cascade')
  await refold()
  expect(await found('Jara')).toEqual(['Yara Hinten', 'Yara Kaputt', 'Yara Vorn'])
  expect(told).toEqual([])
})

test('a name that was changed by something that makes no keys is found anew, and no more by the old one', async () => {
  const person = await old('Hala', 'Vorher')
  await refold()
  await world.sql(`update app.person set family_name = 'Nachher' where id = $1`, [person])
  expect(await found('Nachher')).toEqual(['Hala Nachher'])
  await refold()
  expect(await found('Vorher')).toEqual([])
  expect(await found('Nachher')).toEqual(['Hala Nachher'])
})

test('whoever changes a name in the unit of work changes its keys', async () => {
  const id = await old('Hala', 'Ledig')
  await refold()
  const orm = createOrm(world.urls.tenant, entities, { max: 1 })
  const em = unitOfWork(orm, TENANT)
  const actor = { subject: 'eva', roles: ['integration_manager'] }
  auditAs(em, { actor: actor as never, action: 'rename', requestId: 'r' })
  await em.transactional(async work => {
    auditAs(work, { actor: actor as never, action: 'rename', requestId: 'r' })
    const person = await work.findOneOrFail(Person, { id })
    person.familyName = 'Verheiratet'
  })
  await orm.close()
  expect(await unfolded()).toBe(0)
  expect(await found('Ferheiratet')).toEqual([])
  expect(await found('verheiratet')).toEqual(['Hala Verheiratet'])
  expect(await found('Ledig')).toEqual([])
})

test('keys vanish with the person', async () => {
  const person = await kreis.person({ given_names: 'Nur', family_name: 'Weg' })
  expect((await keysOf(person)).length).toBeGreaterThan(0)
  await world.sql('delete from app.person where id = $1', [person])
  expect(await keysOf(person)).toEqual([])
})
