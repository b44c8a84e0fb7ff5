import { NotFound } from '../ground/errors.ts'
import { authorize } from '../identity/policy.ts'
import { parameters } from '../reading/parameters.ts'
import { tenantOf, type ReadContext } from '../reading/read.ts'
import { statementName, type Statement } from '../database/statement.ts'
import type { Kept } from './file-content.ts'
import type { FileKind } from './file-kind.ts'
import type { FileState } from './file-state.ts'
import { fileType } from './file-types.ts'

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

/** What a browser needs to keep the file as one, and to do nothing else with it. */
export function headersOf({ type, size, name }: Download): Map<string, string> {
  const full = `${plainName(name)}.${fileType(type)?.extension ?? 'bin'}`
  const ascii = full.normalize('NFKD').replace(/[^\w .()-]/g, '_')
  return new Map([
    ['content-type', type],
    ['content-length', String(size)],
    [
      'content-disposition',
      `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(full).replace(/['()*]/g, escaped)}`,
    ],
    ['content-security-policy', `default-src 'none'; frame-ancestors 'none'; sandbox`],
    ['cross-origin-resource-policy', 'same-origin'],
  ])
}

/** Nothing that leads to a folder, hides an ending, or turns the direction of reading. */
function plainName(name: string): string {
  const plain = name
    .replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return plain.slice(0, 120).trim() || 'Datei'
}

const escaped = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`
