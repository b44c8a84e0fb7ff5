import type { FieldNode } from 'graphql'
import type { Actor } from '../identity/actor.ts'
import { authorize, type Rule } from '../identity/policy.ts'
import { TenantContextRequired } from '../ground/errors.ts'
import { compile } from './compile.ts'
import type { Compiled } from './compiled.ts'
import { decodeCursor } from './cursor.ts'
import { keysetAfter, keysetColumns, orderBy } from './keyset.ts'
import { pageOf, type Connection } from './page.ts'
import { nodesOfPage } from './page-sql.ts'
import { planOf, TENANT, type ApiClass, type Bind, type Condition, type Order } from './plan.ts'
import { namedType, objectType, selectedFields, type Info } from './selection.ts'
import type { Reader } from './shape.ts'
import { statementName, type Statement } from '../database/statement.ts'
import { parameters } from './parameters.ts'

/** Runs one statement in a tenant's context; `persons` names whose audited fields the rows hold. */
export interface Reads {
  read<T>(tenant: string, statement: Statement): Promise<T[]>
  readAudited<T>(
    tenant: string,
    statement: Statement,
    audit: (rows: T[]) => ReadAudit,
  ): Promise<T[]>
}

/** What an audited read leaves behind, one entry for each person. */
export interface ReadAudit {
  actor: Actor
  requestId: string
  action: string
  entity: string
  persons: string[]
}

/** What reading needs of a request. */
export interface ReadContext {
  actor: Actor
  requestId: string
  reads: Reads
}

/** Which rows a root field may show: the caller's conditions, or different ones when the selection is a file's. */
export type Scope = (selection: Compiled) => Condition[]

interface Root {
  context: ReadContext
  info: Info
  type: ApiClass
  typeName: string
  scope: Scope
  /** Rules that need not hold, because every row in scope is the caller's own record. */
  own?: ReadonlySet<Rule>
}

/** One row or null, e.g. for `case(id)`. `nodes` are other than the field's own for a mutation's payload. */
export async function readOne(
  root: Root & { nodes?: readonly FieldNode[] },
): Promise<object | null> {
  const selection = permitted(root, root.nodes ?? root.info.fieldNodes)
  const build = ({ where }: Built) => `select ${selection.json}::text j from ${where}`
  const rows = await run(root, selection, { build })
  return rows[0] ?? null
}

/** The rows of a list that no table holds. The conditions of its scope come on top; knowing them saves looking. */
export type Source = (bind: Bind, scope: Condition[]) => string

/** A short list without paging. `from` replaces the table. */
export async function readList(
  root: Root & { order: Order; limit: number; from?: Source },
): Promise<object[]> {
  const selection = permitted(root, root.info.fieldNodes)
  const build = ({ where }: Built) =>
    `select ${selection.json}::text j from ${where} order by ${orderBy(root.order, 't')} limit ${root.limit}`
  return run(root, selection, { build })
}

/** A page of rows, with their capped number when it is asked for: one statement for all of it. */
export async function readConnection(
  root: Root & { order: Order; first: number; after: string | null | undefined },
): Promise<Connection<object> & { count: number | null }> {
  const { info, order, type, typeName, first } = root
  const rootType = objectType(info.operation.operation === 'query' ? 'Query' : 'Mutation', info)
  const connection = objectType(namedType(rootType, info.fieldNodes[0]!.name.value), info)
  const after = decodeCursor(root.after, order)
  const nodes = nodesOfPage(info.fieldNodes, connection, info)
  const selection = nodes.length ? permitted({ ...root, type, typeName }, nodes) : NOTHING
  const counted = [...selectedFields(info.fieldNodes, connection, info).values()].some(
    ([node]) => node?.name.value === 'count',
  )

  const build = ({ where, bind }: Built): string => {
    const keyset = keysetAfter(order, 't', bind(after))
    const rows = `select json_build_array(${selection.json},${keysetColumns(order, 't')}) o from ${where} and ${keyset} order by ${orderBy(order, 't')} limit ${bind(first + 1)}`
    const count = counted
      ? `(select count(*)::int from (select 1 from ${where} limit 1001) c)`
      : 'null'
    return `select json_build_array((select json_agg(o) from (${rows}) s),${count})::text j`
  }
  const finish: Query['finish'] = (slot, reader) => {
    const [rows, count] = slot as unknown as [unknown[][] | null, number | null]
    const page = pageOf([first, rows], order, row => selection.shape(row, reader))
    return Object.assign(page, { count })
  }
  const [page] = await run(root, selection, { build, finish })
  return page as Connection<object> & { count: number | null }
}

const NOTHING: Compiled = {
  json: 'json_build_array()',
  shape: () => ({}),
  bindings: [],
  rules: new Set(),
  audited: false,
}

interface Built {
  /** `app.case_file t where t.tenant = $1 and …` */
  where: string
  bind: Bind
}

type Slot = Parameters<Compiled['shape']>[0]

/** The statement's text, and how one of its rows becomes the answer when not by the selection's shape. */
interface Query {
  build: (built: Built) => string
  finish?: (slot: Slot, reader: Reader) => object
}

/** Compiles the selection and refuses it before any statement when one of its fields is not the actor's to read. */
export function permitted(
  { type, typeName, info, context, own }: Omit<Root, 'scope'>,
  nodes: readonly FieldNode[],
): Compiled {
  const selection = compile({ type, typeName, nodes }, info)
  for (const rule of selection.rules) if (!own?.has(rule)) authorize(rule, context.actor)
  return selection
}

async function run(
  root: Root & { from?: Source },
  selection: Compiled,
  { build, finish = selection.shape }: Query,
): Promise<object[]> {
  const { context, type, info, scope } = root
  const tenant = tenantOf(context.actor)
  const { values, bind } = parameters(
    tenant,
    selection.bindings.map(binding => binding(info)),
  )
  const plan = planOf(type)
  const scoped = scope(selection)
  const table = root.from ? root.from(bind, scoped) : plan.table
  const conditions = [
    ...(plan.tenanted ? [`t.tenant = ${TENANT}`] : []),
    ...scoped.map(condition => condition('t', bind)),
  ]
  const text = build({ where: `${table} t where ${conditions.join(' and ') || 'true'}`, bind })
  const statement = { name: statementName(text), text, values }

  const reader: Reader = { actor: context.actor, persons: new Set() }
  const named = (rows: { j: string }[]) =>
    rows.map(({ j }) => finish(JSON.parse(j) as Slot, reader))
  if (!selection.audited) return named(await context.reads.read<{ j: string }>(tenant, statement))

  let answer: object[] = []
  await context.reads.readAudited<{ j: string }>(tenant, statement, rows => {
    answer = named(rows)
    const { actor, requestId } = context
    return {
      actor,
      requestId,
      action: info.fieldNodes[0]!.name.value,
      entity: root.typeName,
      persons: [...reader.persons],
    }
  })
  return answer
}

/** The tenant of the request. Throws `TenantContextRequired` when the token named none or several. */
export function tenantOf(actor: Actor): string {
  if (actor.tenant === null) throw new TenantContextRequired()
  return actor.tenant
}
