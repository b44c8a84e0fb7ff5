/** A prepared statement; the same name must always stand for the same text. */
export interface Statement {
  name: string
  text: string
  values: unknown[]
}

const names = new Map<string, string>()
const MOST_NAMES = 1000

/**
 * The name under which connections keep the plan of this text. The number of shapes is bounded by the registered
 * operations; when strangers' documents exceed it, statements go unnamed rather than fill the server's memory.
 */
export function statementName(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES) return ''

  const name = `r${names.size}`
  names.set(text, name)
  return name
}
