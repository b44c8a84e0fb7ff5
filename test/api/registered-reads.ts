import { parse, type OperationDefinitionNode } from 'graphql'
import { readManifest } from '../../backend/src/manifest.ts'
import type { Kreis, Manager } from '../support/population.ts'
import type { World } from '../support/world.ts'

/** What the operations ask about: a family's case with talks, a note and a follow-up. */
export interface Stage {
  kreis: Kreis
  eva: Manager
  caseId: string
  talkId: string
  /** Without a manager. */
  waitingId: string
  followUpId: string
  /** Accounts of people with another function, one for each change. */
  accounts: Record<(typeof OTHERS)[number], string>
}

const OTHERS = ['granted', 'revoked', 'disabled', 'closed', 'elsewhere'] as const

export type Login = 'eva' | 'anna' | 'kern'

export interface RegisteredRead {
  /** Who asks: the manager, the coordinator or the ministry's analyst. */
  login: Login
  variables?: (stage: Stage) => Record<string, unknown>
  /** Audit inserts that come on top of one statement per root field. */
  audits?: number
}

const ofCase = ({ caseId }: Stage): Record<string, unknown> => ({ id: caseId })
const period = { from: '2026-01-01', to: '2026-02-28' }

/** Every registered query by name. A new one fails the tests until it stands here. */
export const reads: Readonly<Record<string, RegisteredRead>> = {
  Accounts: { login: 'anna' },
  AssignableCase: { login: 'anna', variables: ofCase },
  AssignableCases: { login: 'anna', variables: () => ({ first: 10, orderBy: 'OPENED_ASC' }) },
  CaseCounts: { login: 'anna' },
  CaseFile: { login: 'eva', variables: ofCase },
  CaseTalks: { login: 'eva', variables: ofCase, audits: 1 },
  Cases: {
    login: 'eva',
    variables: () => ({ first: 10, filter: { open: true }, orderBy: 'UPDATED_DESC' }),
  },
  ClientCase: { login: 'eva', variables: ofCase },
  DistrictFigures: { login: 'kern', variables: () => period },
  FollowUps: { login: 'eva', variables: () => ({ filter: { status: ['OPEN'] } }) },
  // the field `manager` alone asks the database
  Me: { login: 'eva' },
  Municipalities: { login: 'eva' },
  OpenQuarters: { login: 'kern', variables: () => period },
  Overview: {
    login: 'kern',
    variables: () => ({ ...period, before: '2025-11-01', until: '2025-12-31', territory: '08' }),
  },
  OwnFigures: { login: 'anna', variables: () => period },
  Search: { login: 'eva', variables: () => ({ text: 'Kalyna' }) },
  Staff: { login: 'anna' },
}

export interface Operation {
  name: string
  kind: 'query' | 'mutation'
  text: string
  rootFields: number
}

/** All of schema/operations.json, by name. */
export const operations: readonly Operation[] = Object.values(readManifest())
  .map(text => {
    const found = parse(text).definitions.find(
      (part): part is OperationDefinitionNode => part.kind === 'OperationDefinition',
    )
    if (!found?.name) throw new Error(`An operation without a name: ${text}`)
    const kind: Operation['kind'] = found.operation === 'query' ? 'query' : 'mutation'
    return { name: found.name.value, kind, text, rootFields: found.selectionSet.selections.length }
  })
  .sort((a, b) => a.name.localeCompare(b.name))

export const queries = operations.filter(({ kind }) => kind === 'query')

/** The read of this name, or an error that says where to add it. */
export function readOf(name: string): RegisteredRead {
  const read = reads[name]
  if (!read) throw new Error(`${name} is registered; add it to the table of registered-reads.ts`)
  return read
}

/** People for every role of the table, and a case that fills every field. */
export async function populate(world: World): Promise<Stage> {
  const kreis = await world.kreis('08226')
  const eva = await kreis.manager('eva')
  await kreis.member('anna', 'coordinator')
  await (await world.kreis('08')).member('kern', 'ministry_analyst')
  const head = await kreis.person({ phone: '0711 1' })
  const household = await kreis.household(head, [await kreis.person({ given_names: 'Iryna' })])
  const { id: caseId } = await kreis.case(eva, { unit: 'FAMILY', person: head, household })
  const talkId = await kreis.talk(eva, { case_file: caseId, note: 'Vertraulich.' })
  await kreis.talk(eva, { case_file: caseId, held_on: '2026-01-20', topics: ['HEALTH'] })
  const followUpId = await kreis.followUp(caseId, eva)
  const { id: waitingId } = await kreis.case(null)
  const accounts = await othersIn(world, kreis)
  return { kreis, eva, caseId, talkId, waitingId, followUpId, accounts }
}

async function othersIn(world: World, kreis: Kreis): Promise<Stage['accounts']> {
  for (const login of OTHERS) await kreis.member(login, 'team_lead')
  await world.sql(`update app.account set state = 'DISABLED' where login = 'closed'`)
  const rows = await world.sql<{ login: string; id: string }>('select login, id from app.account')
  return Object.fromEntries(rows.map(({ login, id }) => [login, id])) as Stage['accounts']
}
