import { createRequire } from 'node:module'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { entities } from '../../backend/src/entities.ts'
import { createFiles } from '../../backend/src/files.ts'
import { createJobs } from '../../backend/src/jobs.ts'
import { inviteFirstCoordinator } from '../../backend/src/modules/accounts/invite-first-coordinator.ts'
import { createOrm } from '../../backend/src/platform/database/orm.ts'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import type { Accounts } from '../../backend/src/platform/identity/accounts.ts'
import { promise, renew, retry } from '../../backend/src/platform/jobs/outbox.ts'
import type { Kinds } from '../../backend/src/platform/jobs/kind.ts'
import { Worker } from '../../backend/src/platform/jobs/worker.ts'
import { matrix } from '../access/matrix.ts'
import { createStage, OWN, type Stage } from '../access/stage.ts'
import { withoutTenant } from '../support/tenant-predicates.ts'
import { noFiles } from '../support/no-files.ts'
import { mutationOf } from '../support/mutation.ts'
import { once, TODAY } from '../support/world.ts'

/** What `pg` sends, below every way to send it. */
interface Wire {
  startup(config: { user: string }): void
  parse(query: { text: string }): void
}

interface Driver {
  Connection: { prototype: Wire }
}

const require = createRequire(import.meta.url)
/** Ours, and the ORM's, which has a copy of its own. */
const drivers = [pg, createRequire(require.resolve('@mikro-orm/postgresql'))('pg') as typeof pg]
const wires = drivers.map(driver => (driver as unknown as Driver).Connection.prototype)
const users = new WeakMap<Wire, string>()
const sent = new Set<string>()
let stage: Stage

/** Every statement that the tenants' log-in has parsed, the ORM's too. */
function listen(wire: Wire): void {
  const { startup, parse } = wire
  vi.spyOn(wire, 'startup').mockImplementation(function (this: Wire, config) {
    users.set(this, config.user)
    startup.call(this, config)
  })
  vi.spyOn(wire, 'parse').mockImplementation(function (this: Wire, query) {
    if (users.get(this) === 'digintm_tenant') sent.add(query.text)
    parse.call(this, query)
  })
}

beforeAll(async () => {
  for (const wire of new Set(wires)) listen(wire)
  stage = await createStage()
  for (const [name, { allowed, document, variables }] of Object.entries(matrix)) {
    const role = typeof allowed === 'string' ? 'coordinator' : allowed[0]!
    const client = await stage.as(role)
    const given = variables?.(stage.own)
    for (let again = 0; again < 2; again++)
      expect((await client.send(document, given)).errors, name).toEqual([])
  }
  await theLongWay()
  await outsideRequests()
})
afterAll(async () => {
  vi.restoreAllMocks()
  await stage.world.close()
})

/** What the requests of the matrix leave out: families, notes, follow-ups, and somebody who saw an older version. */
async function theLongWay(): Promise<void> {
  const { own } = stage
  const manager = await stage.as('integration_manager')
  const change = (name: string, input: object) =>
    manager.send(mutationOf(name), { input: { clientMutationId: once(), ...input } })
  const person = { givenNames: 'Zdenka', familyName: 'Quillfeder' }
  const opened = await change('openCase', {
    unit: 'FAMILY',
    municipality: own.kreis.municipality,
    person,
    members: [{ role: 'CHILD', person }],
  })
  const talk = { unit: 'FAMILY', setting: 'OUTREACH', topics: ['HEALTH'], heldOn: TODAY }
  const followUp = { title: 'Rückruf', dueOn: TODAY }
  const recorded = await change('recordConsultation', {
    ...talk,
    caseId: own.mine.id,
    note: 'x',
    followUp,
  })
  const corrected = await change('correctConsultation', {
    id: own.mine.talk,
    version: 2,
    note: 'anders',
  })
  expect([opened.errors, recorded.errors, corrected.errors]).toEqual([[], [], []])
  const late = { id: own.mine.talk, version: 1, minutes: 12 }
  expect((await change('correctConsultation', late)).code).toBe('CONFLICT')
}

/** Jobs of every ending, accounts that follow, the invitation that is accepted, the command of the first coordinator. */
async function outsideRequests(): Promise<void> {
  const { urls } = stage.world
  const orm = createOrm(urls.tenant, entities, { max: 1 })
  const accounts: Accounts = {
    issuer: stage.world.issuer.issuer,
    invite: async () => {},
    acceptedBy: async ({ email }) => ({ subject: email, login: email, displayName: 'Nora Neu' }),
    follow: async () => {},
    signOut: async () => {},
  }
  const log = pino({ level: 'silent' })
  const time = { today: () => TODAY, closingDays: 10 }
  const files = createFiles(urls.tenant, noFiles)
  const jobs = createJobs({ databases: urls, accounts, orm, files, log, ...time })
  jobs.start()
  await vi.waitFor(async () => expect(await daily()).toEqual([{ done: true }]), PATIENT)
  await jobs.round(OWN)
  await jobs.stop()
  await files.stop()
  await orm.close()

  const pool = openPool(urls.tenant, { max: 2 })
  const tenants = new TenantPool(pool)
  await inviteFirstCoordinator(tenants, { tenant: '08115', email: 'a@b.test', displayName: 'A' })
  for (const kind of ['LATER', 'NEVER', 'DONE'])
    await tenants.read(OWN, promise(OWN, kind, uuidv7()))
  const worker = new Worker({
    pool: tenants,
    tenants: async () => [OWN],
    kinds,
    log,
    leaseMs: 1500,
  })
  worker.start()
  await worker.round(OWN)
  await worker.stop()
  await tenants.read(OWN, retry(OWN))
  await pool.end()
}

/** Whether the product's own daily jobs have run, which are due at its start. */
const daily = () =>
  stage.world.sql(`select bool_and(lease is null and due_at > now()) as done
    from app.outbox where kind = 'CLOSE_QUARTERS'`)

const fails = async () => {
  throw new Error('no')
}
const kinds: Kinds = {
  LATER: { run: fails },
  NEVER: { run: fails, attempts: 1 },
  DONE: { run: () => renewed() },
  DAILY: { run: async () => {}, daily: { at: '03:30', of: 'TENANT', atStart: true } },
  NO_DAY: { run: fails, attempts: 1, daily: { at: '03:30', of: 'TENANT', atStart: true } },
}
/** Lasts until its lease has been renewed. */
const renewed = () => vi.waitFor(() => expect([...sent]).toContain(renew(NOBODYS, 1).text), PATIENT)
const NOBODYS = { tenant: '', id: '', kind: '', record: '', attempts: 0, lease: '' }
const PATIENT = { timeout: 60_000 }

test('S3: growth rule 4: every statement that is sent names the tenant at each of its tables', () => {
  const writes = [...sent].filter(text => /^(insert|update|delete)/i.test(text))
  const writtenTables = new Set(
    writes.flatMap(text => /(?:app|reporting)"?\."?(\w+)/.exec(text)?.[1] ?? []),
  )
  expect(sent.size).toBeGreaterThan(70)
  expect([...writtenTables].sort()).toEqual([
    'account',
    'audit_entry',
    'case_assignment',
    'case_counter',
    'case_file',
    'case_status_change',
    'code_extension',
    'consultation',
    'consultation_correction',
    'consultation_note',
    'document',
    'file',
    'follow_up',
    'household',
    'household_member',
    'idempotency_key',
    'job',
    'job_item',
    'limited_link',
    'membership',
    'membership_scope',
    'outbox',
    'person',
    'record_change',
    'setting',
    'tenant_key',
    'upload',
  ])
  const faults = [...sent].flatMap(text => withoutTenant(text).map(fault => ({ fault, text })))
  expect(faults).toEqual([])
})

test.each([
  ['select 1 from app.person p join app.case_file f on f.person = p.id where p.tenant = $1', 'f'],
  ['update app.person set version = 2 where id = $1', 'person'],
  ['update "app"."person" as "p" set "version" = 2 where "p"."id" = $1', 'p'],
  ['delete from app.outbox o where o.tenant = $1 and exists (select from app.outbox w)', 'w'],
  ['insert into app.person (id, family_name) values ($1, $2)', 'app.person'],
  [`insert into app.person (id, tenant) values ($1, app.tenant())`, 'app.person'],
  ['insert into app.person (tenant, id) select $1, id from app.account', 'VALUES'],
  ['select 1 from app.person where tenant = app.tenant()', 'person'],
])('control: %s is found', (text, fault) => {
  expect(withoutTenant(text).join()).toContain(fault)
})

test.each([
  'update "app"."person" set "version" = $1 where ("tenant", "id") in (($2, $3), ($4, $5))',
  'delete from app.outbox where tenant = $1 and id = $2',
  'select 1 from app.person p where p.tenant = $1 and p.id in (select m.person from app.household_member m where m.tenant = $1)',
  'insert into app.outbox as o (tenant, id) values ($1, $2) on conflict (tenant, id) do nothing',
])('control: %s is right', text => {
  expect(withoutTenant(text)).toEqual([])
})
