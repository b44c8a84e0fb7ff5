import { READINGS } from './readings.ts'

/** What a name sounds like, for comparing; each a set, as one spelling may be read in several ways. */
export interface Sound {
  /** With vowels: the same for most who write the same name. */
  close: Set<string>
  /** The same of a short name, by what fewer people mean by a letter. */
  far: Set<string>
  /** The consonants of a long name. */
  bones: Set<string>
}

/** How far-fetched a reading may be for the names that are kept, and for those that are asked for. */
export const FAR = { kept: 1, asked: 2 } as const

const MOST_READINGS = 8
const MOST_SHORT = 12
/** Whatever is typed as a name, no more than so many of its readings are looked at side by side; those of names are fewer. */
const MOST_AT_ONCE = 256
/** Consonants from which on a name is told from others without its vowels. */
const LONG = 3

interface Hearing {
  /** Short vowels are left out, as in Arabic. */
  unpointed: boolean
  far: number
}

export function soundOf(signs: string, { unpointed, far }: Hearing): Sound {
  const sound = silence()
  for (const { text, cost } of readingsOf(signs, far)) {
    const voiced = unpointed ? text.replace(/(?<=\p{Lu})(?=\p{Lu})/gu, '*') : text
    if (consonants(voiced) < LONG) {
      const sure = cost === 0 && !voiced.includes('*')
      addAll(sure ? sound.close : sound.far, fine(voiced, unpointed))
    } else {
      if (cost === 0 && !unpointed) addAll(sound.close, coarse(voiced))
      addAll(sound.bones, bones(voiced))
    }
  }
  return { ...sound, far: new Set([...sound.far].filter(key => !sound.close.has(key))) }
}

function addAll(set: Set<string>, keys: readonly string[]): void {
  for (const key of keys) set.add(key)
}

const silence = (): Sound => ({ close: new Set(), far: new Set(), bones: new Set() })

/** Beginnings of what the whole name will sound like when only its beginning is typed yet; empty while that is short. */
export function beginningsOf(signs: string, { unpointed }: Pick<Hearing, 'unpointed'>): Sound {
  const begun = silence()
  for (const { text, cost } of readingsOf(signs, FAR.kept, false)) {
    const count = consonants(text)
    if (count >= LONG) begun.bones.add(skeleton(text))
    else if (count > 1 && cost === 0 && !unpointed && /\p{Lu}[^\p{Lu}]/u.test(text))
      begun.close.add(coarse(text)[0]!)
  }
  return begun
}

interface Reading {
  text: string
  cost: number
}

/** Every way to read the signs, the usual ones first; one sign is read alike in the whole word. */
function readingsOf(signs: string, far: number, whole = true): Reading[] {
  let readings: Reading[] = [{ text: signs, cost: 0 }]
  for (const sign of new Set(signs)) {
    const options = READINGS.get(sign)
    if (!options) continue
    readings = nearest(
      readings.flatMap(({ text, cost }) =>
        options
          .filter(({ cost: more }) => cost + more <= far)
          .map(({ sound, cost: more }) => ({
            text: text.replaceAll(sign, sound),
            cost: cost + more,
          })),
      ),
    )
  }
  const found = new Map<string, number>()
  for (const { text, cost } of withOddEnds(readings).toSorted((a, b) => a.cost - b.cost))
    for (const spoken of beginnings(settled(text, whole)))
      if (cost <= far && !found.has(spoken)) found.set(spoken, cost)
  return [...found].slice(0, MOST_READINGS).map(([text, cost]) => ({ text, cost }))
}

const nearest = (readings: Reading[]): Reading[] =>
  readings.length > MOST_AT_ONCE
    ? readings.toSorted((a, b) => a.cost - b.cost).slice(0, MOST_AT_ONCE)
    : readings

/** Also how fewer people begin and end a name. */
const withOddEnds = (readings: readonly Reading[]): Reading[] => [
  ...readings,
  ...readings.flatMap(({ text, cost }) =>
    ENDS.filter(([end]) => end.test(text)).map(([end, other]) => ({
      text: text.replace(end, other),
      cost: cost + 1,
    })),
  ),
]

const ENDS: readonly [RegExp, string][] = [
  // a vowel that only helps two consonants: Brahim, Ibrahim
  [/^[ei](?=\p{Lu}\p{Lu})/u, ''],
  // Abubakar, Bubacarr
  [/^[ae](?=B[ou]+B)/, ''],
  // Olena, Elena
  [/^o(?=L)/, 'a'],
  // an h that is not silent: Saleh. Doubled here, single once the last is dropped
  [/(?<=[aeiouyéä])H$/u, 'HʰH'],
]

/** Doubled consonants count once; at the end they are hard and an h is silent. */
function settled(text: string, whole: boolean): string {
  const single = text.replace(/(\p{Lu})\1+/gu, '$1')
  if (!whole) return single
  return single
    .replace(/(?<=[aeiouyéä])H$/u, '')
    .replace(/ʰH$/u, '')
    .replace(/[BDGV]$/, last => HARD[last]!)
}

const HARD: Readonly<Record<string, string>> = { B: 'P', D: 'T', G: 'K', V: 'F' }

/** A first y is a consonant, which half of the world drops before e: Elena, Jelena. */
function beginnings(text: string): string[] {
  if (/^[yi](?=[eéi])/.test(text)) return [text.slice(1), `Y${text.slice(1)}`]
  return [text.replace(/^[yi](?=[aouä])/, 'Y')]
}

const consonants = (text: string): number => text.match(/\p{Lu}/gu)?.length ?? 0

/** Whether it is the sound of a short name, which alone has vowels told apart. */
export const isShort = (key: string): boolean => /[aiuEO]/.test(key)

const VOWELS = /[^\p{Lu}]+/gu

/** Open or round, for each vowel of a long name; a last e is often silent. */
function coarse(text: string): string[] {
  const key = text.replace(VOWELS, run => (/[ou]/.test(run) ? 'U' : 'A'))
  return /\p{Lu}e$/u.test(text) ? [key, key.slice(0, -1)] : [key]
}

/** The consonants, whether a vowel comes first, and a last a, which tells Amina from Amin. */
function bones(text: string): string[] {
  const key = skeleton(text)
  if (/[aä]$/.test(text)) return [`${key}a`]
  return /\p{Lu}[eé]$/u.test(text) ? [key, `${key}a`] : [key]
}

const skeleton = (text: string): string =>
  text.replace(VOWELS, (_, at: number) => (at === 0 ? 'a' : '')).replaceAll('D', 'T')

/** The vowels of a short name, which is little else; where they are not written, all that may be meant. */
function fine(text: string, unpointed: boolean): string[] {
  let spoken = ['']
  for (const { 0: part, index } of text.matchAll(/\p{Lu}+|[^\p{Lu}]+/gu)) {
    const first = index === 0
    const last = index + part.length === text.length
    const ways = /\p{Lu}/u.test(part) ? [part] : vowelsOf(part, { unpointed, first, last })
    spoken = spoken.flatMap(before => ways.map(way => before + way)).slice(0, MOST_SHORT)
  }
  if (/\p{Lu}e$/u.test(text)) spoken.push(...fine(text.slice(0, -1), unpointed))
  return spoken
}

interface Run {
  unpointed: boolean
  first: boolean
  last: boolean
}

/** One run of vowels as it may be meant: `E` as in Leila, Qusay and Sumayya, `O` as in Fauzi. */
function vowelsOf(run: string, { unpointed, first, last }: Run): string[] {
  const alone = /^\*+$/.test(run)
  const meant = first && alone ? ['a', 'i', 'u'] : ['', 'a', 'i', 'u']
  const pointed = branched(run.replace(/\*+/g, '*'), way => way.includes('*') && ['*', meant])
  const ways = pointed.flatMap(way => {
    const open = openOf(merged(way))
    if (!unpointed || alone) return open
    if (way.startsWith('i')) return [...open, `E${way.slice(1)}`]
    // Shuaib
    if (run.includes('*') && way.endsWith('i'))
      return [...open, `${openOf(merged(way.slice(0, -1)))[0]}E`]
    return way === 'u' && !last ? ['u', 'O'] : open
  })
  return [...new Set(ways)]
}

/** Every way to go on from a text by putting one of several in the place of a part, until nothing is left to choose. */
function branched(
  text: string,
  choice: (way: string) => false | [part: string, others: readonly string[]],
): string[] {
  let ways = [text]
  for (let grows = true; grows;) {
    grows = false
    const next = ways.flatMap(way => {
      const chosen = choice(way)
      if (!chosen) return [way]
      grows = true
      return chosen[1].map(other => way.replace(chosen[0], other))
    })
    ways = [...new Set(next)].slice(0, MOST_AT_ONCE)
  }
  return ways
}

const merged = (run: string): string =>
  run
    .replace(/y/g, 'i')
    .replace(/oe|ue/g, 'u')
    .replace(/aa+/g, 'a')
    .replace(/ee+|ii+/g, 'i')
    .replace(/oo+|uu+|ou|eu|o/g, 'u')
    .replace(/ae?i|[eé]+i/g, 'E')
    .replace(/ie/g, 'i')
    .replace(/au/g, 'O')

/** An e is near a and near i. */
function openOf(run: string): string[] {
  return branched(run, way => {
    const found = /ae|[eéä]/.exec(way)?.[0]
    return found !== undefined && [found, found === 'e' ? ['a', 'i'] : ['a', 'i', 'E']]
  })
}
