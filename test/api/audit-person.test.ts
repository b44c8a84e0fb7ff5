import { defineEntity, p } from '@mikro-orm/core'
import type { MikroORM } from '@mikro-orm/postgresql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entities } from '../../backend/src/entities.ts'
import { Case } from '../../backend/src/modules/cases/case.entity.ts'
import { Household } from '../../backend/src/modules/cases/household.entity.ts'
import { Person } from '../../backend/src/modules/cases/person.entity.ts'
import { auditAs } from '../../backend/src/platform/audit/audit-writer.ts'
import { concern, concernOf } from '../../backend/src/platform/audit/concerns.ts'
import { createOrm, unitOfWork, unitsOf } from '../../backend/src/platform/database/orm.ts'
import { reference, tenantKey } from '../../backend/src/platform/database/tenant-entity.ts'
import { uuidv7 } from '../../backend/src/platform/database/uuidv7.ts'
import { actorWith } from '../access/rules.ts'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'
import { fillTwoTenants, ID } from '../support/two-tenants.ts'

const HERE = '08111'
const PERSON = 6

const PlanSchema = defineEntity({
  name: 'Plan',
  schema: 'app',
  tableName: 'plan',
  properties: { ...tenantKey(), caseFile: () => reference(Case, 'case_file'), title: p.text() },
})
class Plan extends PlanSchema.class {}
PlanSchema.setClass(Plan)

const GoalSchema = defineEntity({
  name: 'Goal',
  schema: 'app',
  tableName: 'goal',
  properties: { ...tenantKey(), plan: () => reference(Plan, 'plan'), title: p.text() },
})
class Goal extends GoalSchema.class {}
GoalSchema.setClass(Goal)
concern(Goal, goal => goal.plan.caseFile.person)

let urls: FreshDatabase
let orm: MikroORM

beforeAll(async () => {
  urls = await freshDatabase()
  await fillTwoTenants(urls)
  const key = 'tenant text default app.tenant(), id uuid, primary key (tenant, id), title text'
  for (const text of [
    `create table app.plan (${key}, case_file uuid)`,
    `create table app.goal (${key}, plan uuid)`,
    `select app.protect('app.plan'), app.protect('app.goal')`,
    'grant select, insert, update on app.plan, app.goal to digintm_tenant',
    `insert into app.plan (tenant, id, title, case_file) values ('${HERE}', '${ID}', 'Arbeit', '${ID}')`,
    `insert into app.goal (tenant, id, title, plan) values ('${HERE}', '${ID}', 'B1', '${ID}')`,
  ])
    await asAdmin(urls, text)
  orm = createOrm(urls.tenant, [...entities, Plan, Goal], { max: 2 })
})
afterAll(async () => {
  await orm.close()
  await urls.drop()
})

type Em = ReturnType<typeof unitOfWork>

/** What a piece of work leaves in the trail: for each record its entity and whom it concerns. */
async function trailOf(work: (em: Em) => Promise<unknown>): Promise<unknown[][]> {
  const units = await unitsOf(orm)
  return units.unit(HERE, async transaction => {
    const em = unitOfWork(orm, HERE, transaction)
    const actor = actorWith('integration_manager')
    const { entries } = auditAs(em, { actor, action: 'test', requestId: 'r' })
    await work(em)
    await em.flush()
    return entries.map(entry => [entry[4], entry[PERSON]])
  })
}

/** Written with the entry of another record, in the same change, which says whom it concerns. */
const WITH_ANOTHER = {
  'app.record_change': 'which fields of a record were changed',
  'app.person_name_key': 'what a person is found by, kept by the trigger of the person',
}

test('S2: every table of the case file has an entity that says which client it concerns', async () => {
  const tables = await asAdmin<{ name: string }>(
    urls,
    `select format('%s.%s', relnamespace::regnamespace, relname) as name from pg_class
     where relkind in ('r', 'p') and obj_description(oid, 'pg_class') like 'retention: CASE_FILE%' order by 1`,
  )
  const known = new Map(
    [...orm.getMetadata().getAll().values()].map(each => [
      `${each.schema}.${each.tableName}`,
      each.className,
    ]),
  )
  expect(tables.length).toBeGreaterThanOrEqual(9)
  for (const { name } of tables) {
    if (name in WITH_ANOTHER) continue
    const entity = known.get(name)
    expect(entity, name).toBeDefined()
    expect(concernOf(entity!), name).not.toBe('NO_CLIENT')
  }
})

test('S2: a goal of a plan of a case is written with its person, whatever was loaded before', async () => {
  const loaded = await trailOf(async em => {
    const goal = await em.findOneOrFail(Goal, { id: ID })
    goal.title = 'B2'
  })
  const fresh = await trailOf(async em => {
    em.create(Goal, { id: uuidv7(), plan: em.getReference(Plan, [HERE, ID] as never), title: 'C1' })
  })
  expect([...loaded, ...fresh]).toEqual([
    ['Goal', ID],
    ['Goal', ID],
  ])
})

test('S2: looking for the person changes nothing else, and is not needed where all is loaded', async () => {
  const trail = await trailOf(async em => {
    const goal = await em.findOneOrFail(Goal, { id: ID }, { populate: ['plan.caseFile'] as never })
    goal.title = 'C2'
    const person = await em.findOneOrFail(Person, { id: ID })
    person.phone = '0621 1'
  })
  expect(trail).toEqual([
    ['Goal', ID],
    ['Person', ID],
  ])
})

test('S2: a household concerns its head, whose own record is written with it or was there before', async () => {
  const before = await trailOf(async em => {
    const household = await em.findOneOrFail(Household, { id: ID })
    household.name = 'Kalyna-Ort'
  })
  expect(before).toEqual([['Household', ID]])
})

test('S2: an entity that does not say whom it concerns is not written', async () => {
  const silent = trailOf(async em => {
    const plan = await em.findOneOrFail(Plan, { id: ID })
    plan.title = 'Wohnung'
  })
  await expect(silent).rejects.toThrow('Plan does not say whom it concerns')
})
