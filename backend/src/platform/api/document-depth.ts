/** Strings, comments and brackets as the parser of graphql-js tells them apart; each string may lack its end. */
const TOKENS =
  /"""(?:[^"\\]|\\"""|\\|"(?!""))*(?:""")?|"(?:[^"\\\n\r]|\\.)*"?|#[^\n\r]*|[[{(]|[\]})]/g

/**
 * Deepest nesting of brackets in a document, found without parsing it: the parser calls itself for each, and in a
 * process that has just started a call takes so much of the stack that fewer than 2,000 exhaust it.
 */
export function documentDepth(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '[' || token === '{' || token === '(') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}' || token === ')') depth--
  }
  return deepest
}
