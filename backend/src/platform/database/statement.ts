import type { ClientBase } from 'pg'

/** A prepared statement; the same name must always stand for the same text. */
export interface Statement {
  name: string
  text: string
  values: unknown[]
}

/** Shapes whose plans connections keep: more than the registered operations have. */
export const MOST_NAMES = 1000
/** So many leave together, as each departure is looked for on every connection. */
const LEAVING = 100

/** Names by text, the one that was used last at the end. */
const names = new Map<string, string>()
let kept = new Set<string>()
let made = 0
let departures = 0

/**
 * The name under which connections keep the plan of this text. Those that were not used for longest leave when strangers'
 * documents bring more shapes than are kept; a name never comes again.
 */
export function statementName(text: string): string {
  const known = names.get(text)
  if (known !== undefined) {
    names.delete(text)
    names.set(text, known)
    return known
  }
  if (names.size >= MOST_NAMES) depart()
  const name = `r${made++}`
  names.set(text, name)
  kept.add(name)
  return name
}

function depart(): void {
  for (const text of [...names.keys()].slice(0, LEAVING)) names.delete(text)
  kept = new Set(names.values())
  departures += 1
}

/** What `pg` knows of its connection: not public, therefore pinned and tested. */
interface Connected {
  connection: {
    parsedStatements: Record<string, string>
    close(of: { type: 'S'; name: string }): void
  }
}

const cleared = new WeakMap<ClientBase, number>()

/** Closes what has left, on a connection that is idle; its messages travel with whatever is sent next. */
export function closeDeparted(client: ClientBase): void {
  if (departures === (cleared.get(client) ?? 0)) return
  cleared.set(client, departures)
  const { connection } = client as unknown as Connected
  for (const name of Object.keys(connection.parsedStatements)) {
    if (!isMade(name) || kept.has(name)) continue
    connection.close({ type: 'S', name })
    delete connection.parsedStatements[name]
  }
}

/** Names that are said in code are few, and stay. */
const isMade = (name: string): boolean => /^r\d+$/.test(name)
