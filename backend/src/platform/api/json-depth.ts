/** Deepest nesting of arrays and objects in a JSON text, found without building it. */
export function jsonDepth(text: string): number {
  let depth = 0
  let deepest = 0
  // a string may lack its end: searching one from every quote on would take quadratic time
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[{]|[\]}]/gs)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return deepest
}
