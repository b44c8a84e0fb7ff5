import { FAR, soundOf } from './sound.ts'
import { spelled } from './spellings.ts'
import { joinedFrom, keyOfSmall, wordsOf, type Word } from './words.ts'

/**
 * Counts up whenever the same name gets other keys than before; people whose keys are older get new ones
 * (`refold-names.ts`).
 */
export const FOLDING = 3

/** Longer names are refused (`person.input.ts`); what they would sound like is not worked out before. */
const LONGEST = 200

/**
 * The keys under which a person is found: `w` a word as written, `p` in plain letters, `t` as transcriptions agree,
 * `f` as few do, `s` by its consonants alone. `wordsIn` asks for the same kinds.
 */
export function nameKeys(names: readonly (string | null)[]): string[] {
  const inWords = names.map(name => wordsOf((name ?? '').slice(0, LONGEST)))
  return [
    ...new Set(
      inWords.flatMap((words, i) => [...keysOfName(words), ...seam(words, inWords[i + 1])]),
    ),
  ]
}

function keysOfName(words: readonly Word[]): string[] {
  return words.flatMap((word, index) => [...keysOfWord(word), ...keysOfJoined(words, index)])
}

/** A small word is no name by itself: where the given names end with one it goes on in the next field. */
function seam(words: readonly Word[], next: readonly Word[] = []): string[] {
  const last = words.at(-1)
  return last?.small ? keysOfJoined([last, ...next], 0) : []
}

const keysOfJoined = (words: readonly Word[], index: number): string[] =>
  joinedFrom(words, index).flatMap(([text]) => keysOf(text, 'p'))

function keysOfWord({ text, also, small }: Word): string[] {
  return [
    ...keysOf(text, 'w'),
    ...also.flatMap(each => keysOf(each, 'p')),
    ...(small ? [keyOfSmall(small)] : []),
  ]
}

function keysOf(text: string, kind: 'w' | 'p'): string[] {
  const { plain, signs, unpointed } = spelled(text)
  const keys = plain.filter(each => kind === 'p' || each !== text).map(each => `p${each}`)
  if (kind === 'w') keys.push(`w${text}`)
  for (const sign of signs) {
    const { close, far, bones } = soundOf(sign, { unpointed, far: FAR.kept })
    keys.push(...marked('t', close), ...marked('f', far), ...marked('s', bones))
  }
  return keys
}

const marked = (kind: string, keys: Iterable<string>): string[] => [...keys].map(key => kind + key)
