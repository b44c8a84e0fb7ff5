/** Strings, each with the colon that makes it a key, and brackets; a string may lack its end. */
const TOKENS = /"(?:[^"\\]|\\.)*"?(?:\s*:)?|[[{]|[\]}]/gs

/**
 * Whether a JSON text nests no deeper than that, and no object in it has a key twice: parsers keep the last one, and
 * whoever looked at the text before may have kept the first. Found without building it.
 */
export function isPlainJson(text: string, deepest: number): boolean {
  /** The keys of each object that is open; lists have none. */
  const open: Set<string>[] = []
  // searching the end of a string from every quote on would take quadratic time
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else if (isKnown(token, open.at(-1))) return false
    if (open.length > deepest) return false
  }
  return true
}

/** Whether it is a key that the object has; if not, it has now. Keys are equal by what they say, however written. */
function isKnown(token: string, keys: Set<string> | undefined): boolean {
  if (!keys || !token.endsWith(':')) return false
  const text = token.slice(0, token.lastIndexOf('"') + 1)
  const before = keys.size
  keys.add(text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1))
  return keys.size === before
}
