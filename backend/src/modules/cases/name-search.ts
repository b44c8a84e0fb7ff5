import anyAscii from 'any-ascii'

/** The parts of a name in lower-case Latin letters, whatever script it is written in: `Олена К.` → `olena`, `k`. */
export function foldName(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}'’ʼ`]+/u)
    .map(part =>
      anyAscii(part)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    )
    .filter(part => part !== '')
}

/**
 * What `person.search_text` keeps: every part of every name, and its skeleton behind a `~`.
 * Each token stands between spaces, so that `' ' || term` finds beginnings of names.
 */
export function searchText(names: readonly (string | null)[]): string {
  const parts = names.flatMap(name => foldName(name ?? ''))
  const tokens = new Set([...parts, ...parts.map(part => `~${skeleton(part)}`)])
  return ` ${[...tokens].join(' ')} `
}

/**
 * What to look for: every group must be found, one of its terms is enough. A term is found when
 * `strpos(search_text, ' ' || term) > 0`. The first term is the beginning of a name as typed, the second bridges
 * spellings (Müller, Mueller; Mohammed, Muhammad, محمد); it must fit whole while it is too short to tell people apart.
 */
export function searchTerms(query: string): string[][] {
  return foldName(query).map(part => {
    const bones = skeleton(part)
    if (part.length < 3 || bones.length < 2) return [part]
    return [part, bones.length === 2 ? `~${bones} ` : `~${bones}`]
  })
}

/** The first letter and the consonants after it: h and doubled letters are where spellings of one name differ. */
function skeleton(part: string): string {
  return (part.slice(0, 1) + part.slice(1).replace(/[aeiouh]/g, '')).replace(/(.)\1+/g, '$1')
}
