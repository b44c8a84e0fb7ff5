/** Growth rule 4: what a statement asks of a tenant's tables without saying of which tenant. */
export function withoutTenant(statement: string): string[] {
  const text = statement.replaceAll('"', '').replace(/\s+/g, ' ')
  const insert = /^insert into (\w+\.\w+)(?: as \w+)? \(([^)]*)\) values/i.exec(text)
  const faults = insert ? ofInsert(insert, text) : []
  if (!insert && /^insert /i.test(text)) faults.push('rows that are not written by VALUES')
  const rest = text.slice(insert?.[0].length ?? 0)
  const named = predicates(rest)
  for (const alias of references(rest)) {
    const at = named.indexOf(alias)
    if (at < 0) faults.push(alias)
    else named.splice(at, 1)
  }
  return faults
}

/** In a tenants' schema, but the same for all of them: labels for those who see nothing else (`catalogue.test.ts`). */
const SHARED = /^reporting\.(code|district|government_district|key_figure|key_figure_source)\b/

/** Aliases of tenant tables, one for each reference; a table without an alias is its own name. */
export const references = (text: string): string[] =>
  [...text.matchAll(/\b(?:app|reporting)\.(\w+)\b(?!\s*\()(?:\s+(?:as\s+)?(\w+))?/g)]
    .filter(([reference]) => !SHARED.test(reference))
    .map(([, table, alias]) => (alias && !WORDS.test(alias) ? alias : table!))

const WORDS = /^(where|join|on|left|inner|cross|group|order|set|using|limit|for|returning)$/

/** Whose they are: `alias.tenant = $1`, or without an alias the table before it; the ORM also writes pairs. */
function predicates(text: string): string[] {
  return [
    ...text.matchAll(/(\w+\.)?tenant = \$\d+|\((\w+\.)?tenant, (?:\w+\.)?id\) in \(\(\$\d+/g),
  ].map(match => {
    const alias = match[1] ?? match[2]
    return alias ? alias.slice(0, -1) : (references(text.slice(0, match.index)).at(-1) ?? '')
  })
}

function ofInsert([head, table, columns]: RegExpExecArray, text: string): string[] {
  if (!/^(app|reporting)\./.test(table!)) return []
  const at = columns!.split(',').findIndex(column => column.trim() === 'tenant')
  if (at < 0) return [table!]
  // it stands before whatever is computed
  const [first = ''] = text.slice(head.length).trim().slice(1).split(',').slice(at)
  return /^\s*\$\d+$/.test(first) ? [] : [table!]
}
