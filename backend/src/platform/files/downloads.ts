import { NotFound } from '../ground/errors.ts'
import { authorize } from '../identity/policy.ts'
import { parameters } from '../reading/parameters.ts'
import { tenantOf, type ReadContext } from '../reading/read.ts'
import { statementName, type Statement } from '../database/statement.ts'
import type { Kept } from './file-content.ts'
import type { FileKind } from './file-kind.ts'
import type { FileState } from './file-state.ts'

export interface Download extends Kept {
  type: string
  size: number
  state: FileState
  name: string
  person: string
}

/** There, and the caller's to see, but closed: not scanned yet, or found to be dangerous. */
export class ClosedFile extends Error {
  constructor(readonly state: FileState) {
    super(`the file is ${state}`)
  }
}

/** The file of a record. Whoever may not see the record hears what everybody hears of one that is not there. */
export async function findDownload(
  { actor, requestId, reads }: ReadContext,
  { kind, id, unscanned }: { kind: FileKind; id: string; unscanned: boolean },
): Promise<Download> {
  authorize(kind.rule, actor)
  const tenant = tenantOf(actor)
  const open = (file: Download): boolean =>
    file.state === 'CLEAN' || (unscanned && file.state === 'NOT_SCANNED')
  // written down before a byte leaves (AUD-2)
  const audit = (rows: Download[]) => ({
    actor,
    requestId,
    action: 'download',
    entity: kind.entity,
    persons: rows.filter(open).map(({ person }) => person),
  })
  const [file] = await reads.readAudited<Download>(
    tenant,
    statementOf(kind, { actor, tenant, id }),
    audit,
  )
  if (!file) throw new NotFound()
  if (!open(file)) throw new ClosedFile(file.state)
  return file
}

function statementOf(
  kind: FileKind,
  { actor, tenant, id }: Pick<ReadContext, 'actor'> & { tenant: string; id: string },
): Statement {
  const { values, bind } = parameters(tenant, [])
  const conditions = kind.visible(actor).map(condition => `(${condition('t', bind)})`)
  const text = `select f.type, f.size, f.state, f.object, f.key_version as "keyVersion", f.data_key as "dataKey",
      ${kind.name('t')} as name, ${kind.person('t')} as person
    from ${kind.table} t join app.file f on f.tenant = $1 and f.id = t.file
    where ${['t.tenant = $1', `t.id = ${bind(id)}::uuid`, ...conditions].join(' and ')}`
  return { name: statementName(text), text, values }
}
