import { roles, type Role } from '../../backend/src/platform/identity/roles.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { createWorld, type ApiClient, type World } from '../support/world.ts'

export const OWN = '08111'
export const FOREIGN = '08226'
export const STATE = '08'

/** Functions that are held at the ministry; all others are held in a Kreis. */
const STATE_ROLES: readonly Role[] = [
  'ministry_analyst',
  'statistics_steward',
  'granting_officer',
  'platform_operator',
]

export const homeOf = (role: Role): string => (STATE_ROLES.includes(role) ? STATE : OWN)
export const loginOf = (role: Role, tenant = homeOf(role)): string => `${role}@${tenant}`

/** A case with everything that hangs on it. */
export interface Filed extends CaseFile {
  talk: string
  followUp: string
  /** Follow-ups that are changed. */
  due: Record<'changed' | 'cancelled' | 'done', string>
  /** Of the same manager, for changes that each need one of their own: with a household, or a talk. */
  spare: Readonly<Record<Spare, SpareCase>>
  /** Documents: one that is changed, one that is taken back, one that has been. */
  documents: [string, string, string]
  /** To the document that is changed. */
  link: string
  /** Uploads of the manager that are complete. */
  uploads: [string, string]
}

/** A case, and what is changed of it. */
interface SpareCase {
  id: string
  person: string
  household: string
  /** Of the household, and a child in it. */
  head: string
  member: string
  talk: string
  followUp: string
}

const SPARES = {
  changeCase: {},
  changeCaseStatus: {},
  closeCase: {},
  reopenCase: { status: 'CLOSED', closed_on: '2026-03-01', close_reason: 'OTHER' },
  withdrawConsent: {},
  startHousehold: {},
  addHouseholdMember: { unit: 'FAMILY' },
  changeHouseholdMember: { unit: 'FAMILY' },
  leaveHousehold: { unit: 'FAMILY' },
  renameHousehold: { unit: 'FAMILY' },
  /** For places within a change. */
  probed: { unit: 'FAMILY' },
  led: { unit: 'FAMILY' },
  left: { unit: 'FAMILY' },
  /** Where somebody known joins: a family, and somebody alone. */
  joined: { unit: 'FAMILY' },
  alone: {},
  ended: {},
  /** Where talks are moved to. */
  target: {},
  moveConsultation: {},
  withdrawConsultation: {},
  restoreConsultation: {},
}
type Spare = keyof typeof SPARES

/** What one Kreis holds: the same in each, so that only the tenant tells them apart. */
export interface Side {
  kreis: Kreis
  manager: Manager
  colleague: Manager
  /** Of `manager`, with a family. */
  mine: Filed
  /** Of `colleague`. */
  theirs: Filed
  /** Waits to be assigned. */
  waiting: CaseFile
  /** Held by `colleague`, without a case. */
  anonymousTalk: string
  /** Of people who have a function and do nothing, one for each change. */
  accounts: Record<(typeof BYSTANDERS)[number], string>
  /** Managers without an account. */
  newcomers: [string, string]
  /** Added to the list of topics. */
  code: string
  /** Of the coordinator: one that takes another back, and one that is done; and one of somebody else. */
  jobs: Record<'live' | 'done' | 'colleagues', string>
  /** For changes that each need one of their own. */
  spare: {
    /** Cases that wait to be assigned. */
    waiting: [string, string, string, string, string]
    /** Follow-ups of `manager` on the own case. */
    due: [string, string]
    /** Of `colleague`, on the own case of `manager`. */
    colleaguesDue: string
  }
}

const BYSTANDERS = ['granted', 'revoked', 'disabled', 'enabled', 'signedOut'] as const

export interface Stage {
  world: World
  own: Side
  foreign: Side
  /** Signed in with that function in its home, or with a token for another tenant. */
  as(role: Role, tenant?: string | null): Promise<ApiClient>
}

/** Two equal Kreise and the ministry, with somebody for every role in each of them. */
export async function createStage(wishes?: Parameters<typeof createWorld>[0]): Promise<Stage> {
  const world = await createWorld(wishes)
  const ministry = await world.kreis(STATE)
  await ministry.settings()
  for (const role of STATE_ROLES) await ministry.member(loginOf(role), role)
  return {
    world,
    own: await side(world, OWN),
    foreign: await side(world, FOREIGN),
    as: (role, tenant) => world.as(loginOf(role), tenant),
  }
}

async function side(world: World, ags: string): Promise<Side> {
  const kreis = await world.kreis(ags)
  const manager = await kreis.manager(loginOf('integration_manager', ags))
  const colleague = await kreis.manager(`colleague@${ags}`, { family_name: `Nachbar ${ags}` })
  for (const role of roles)
    if (role !== 'integration_manager' && !STATE_ROLES.includes(role))
      await kreis.member(loginOf(role, ags), role)
  const mine = await filed(kreis, manager)
  const waits = async () => (await kreis.case(null)).id
  await kreis.settings()
  const due = (assignee: Manager) => kreis.followUp(mine.id, assignee)
  return {
    kreis,
    manager,
    colleague,
    mine,
    theirs: await filed(kreis, colleague),
    waiting: await kreis.case(null),
    anonymousTalk: await kreis.talk(colleague, { note: `Vertraulich ${ags}` }),
    accounts: await bystanders(world, kreis),
    code: await kreis.code(),
    jobs: await jobsOf(kreis),
    newcomers: [await kreis.employee(), await kreis.employee()],
    spare: {
      waiting: [await waits(), await waits(), await waits(), await waits(), await waits()],
      due: [await due(manager), await due(manager)],
      colleaguesDue: await due(colleague),
    },
  }
}

async function jobsOf(kreis: Kreis): Promise<Side['jobs']> {
  const subject = loginOf('coordinator', kreis.ags)
  const undone = await kreis.endedJob(subject)
  return {
    live: await kreis.job({ subject, undoes: undone }),
    done: await kreis.endedJob(subject),
    colleagues: await kreis.endedJob('somebody'),
  }
}

async function bystanders(world: World, kreis: Kreis): Promise<Side['accounts']> {
  for (const name of BYSTANDERS) await kreis.member(`${name}@${kreis.ags}`, 'team_lead')
  const disabled = `where tenant = '${kreis.ags}' and login = 'enabled@${kreis.ags}'`
  await changeIn(world, kreis.ags, [
    `update app.membership set status = 'SUSPENDED' ${disabled}`,
    `update app.account set state = 'DISABLED', email = 'enabled@kreis.test' ${disabled}`,
  ])
  const rows = await world.sql<{ login: string; id: string }>(
    'select login, id from app.account where tenant = $1',
    [kreis.ags],
  )
  const ids = new Map(rows.map(({ login, id }) => [login, id]))
  return Object.fromEntries(
    BYSTANDERS.map(name => [name, ids.get(`${name}@${kreis.ags}`)!]),
  ) as Side['accounts']
}

/** A case with a household, a talk with its note, a follow-up and documents. */
export async function filed(kreis: Kreis, manager: Manager): Promise<Filed> {
  const head = await kreis.person({ family_name: `Kanarie${kreis.ags}` })
  const child = await kreis.person({ family_name: `Kanarie${kreis.ags}` })
  const household = await kreis.household(head, [child])
  const file = await kreis.case(manager, { person: head, household, unit: 'FAMILY' })
  const talk = await kreis.talk(manager, { case_file: file.id, note: `Vertraulich ${kreis.ags}` })
  await kreis.correction(talk, manager, { case_file: file.id })
  await kreis.statusChange(file.id, manager)
  const spare = await sparesOf(kreis, manager)
  const due = {
    changed: await kreis.followUp(file.id, manager),
    cancelled: await kreis.followUp(file.id, manager),
    done: await kreis.followUp(file.id, manager, { status: 'DONE', done_on: '2026-03-01' }),
  }
  const title = `Vertraulich ${kreis.ags}`
  const document = (row = {}) => kreis.document(file.id, manager, { title, ...row })
  const upload = () => kreis.upload(file.id, manager.login)
  const documents: Filed['documents'] = [
    await document(),
    await document(),
    await document({ status: 'WITHDRAWN' }),
  ]
  return {
    ...file,
    talk,
    followUp: await kreis.followUp(file.id, manager),
    due,
    spare,
    documents,
    link: await kreis.link(documents[0], { case_file: file.id, made_by: manager.id }),
    uploads: [await upload(), await upload()],
  }
}

async function sparesOf(kreis: Kreis, manager: Manager): Promise<Filed['spare']> {
  const spares: [string, SpareCase][] = []
  for (const [name, row] of Object.entries(SPARES))
    spares.push([name, await spareCase(kreis, manager, { name, row })])
  return Object.fromEntries(spares) as Filed['spare']
}

async function spareCase(
  kreis: Kreis,
  manager: Manager,
  { name, row }: { name: string; row: object },
): Promise<SpareCase> {
  const person = await kreis.person({ family_name: 'Ersatz' })
  const family = 'unit' in row ? await familyOf(kreis, person) : ALONE
  const { id } = await kreis.case(manager, { ...row, person, household: family.household || null })
  const followUp = name === 'ended' ? await kreis.followUp(id, manager) : ''
  const talk = /Consultation|probed/.test(name) ? await spareTalk(kreis, manager, { id, name }) : ''
  return { id, person, ...family, talk, followUp }
}

const ALONE = { household: '', head: '', member: '' }

async function familyOf(kreis: Kreis, person: string): Promise<typeof ALONE> {
  const household = await kreis.household()
  const head = await kreis.relative(household, person, { role: 'HEAD' })
  return { household, head, member: await kreis.relative(household, await kreis.person()) }
}

const spareTalk = (
  kreis: Kreis,
  manager: Manager,
  { id, name }: { id: string; name: string },
): Promise<string> =>
  kreis.talk(manager, {
    case_file: id,
    withdrawn_on: name === 'restoreConsultation' ? '2026-03-01' : null,
  })

/** Changes rows of a tenant as the superuser, in its context, because triggers keep the lines up to date. */
export async function changeIn(world: World, tenant: string, changes: string[]): Promise<void> {
  await world.sql(['begin', `select app.enter('${tenant}')`, ...changes, 'commit'].join(';\n'))
}

const checksums = new WeakMap<World, string>()

/** One checksum over every row of every table; equal as long as nothing at all was written. */
export async function checksum(world: World): Promise<string> {
  // what somebody was promised before is done first
  for (const tenant of [OWN, FOREIGN]) await world.server.jobs.round(tenant)
  const statement = checksums.get(world) ?? (await checksumStatement(world))
  checksums.set(world, statement)
  return JSON.stringify(await world.sql(statement))
}

async function checksumStatement(world: World): Promise<string> {
  const tables = await world.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('app', 'reporting', 'platform') order by 1`,
  )
  const sums = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) from ${name} t`,
  )
  // the server may look at several tables at once
  return `${sums.join(' union all ')} order by name`
}
