import type { MemoryLine } from './figures-in-memory.ts'

/** Numbers that look random and are the same in every run. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = (seed * 2654435761) >>> 0
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0
    return Math.floor((this.#state / 2 ** 32) * limit)
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!
  }

  chance(share: number): boolean {
    return this.below(1000) < share * 1000
  }
}

export interface RandomTalk {
  district: string
  month: string
  manager: number
  unit: string
  setting: string
  topics: string[]
}

export interface RandomManager {
  district: string
  from: string
  gender: string
}

/** What talks are about: of some tables one topic is in almost all of them, of some each talk has one alone. */
interface Themes {
  topics: string[]
  /** How often a talk has a second one. */
  second: number
}

export interface RandomFigures {
  districts: string[]
  themes: Themes
  talks: RandomTalk[]
  managers: RandomManager[]
}

const UNITS = ['FAMILY', 'FAMILY', 'INDIVIDUAL']
const SETTINGS = [
  'COUNSELLING_OFFICE',
  'COUNSELLING_OFFICE',
  'COUNSELLING_OFFICE',
  'OUTREACH',
  'ACCOMPANIMENT',
]
const TOPICS = ['HOUSING', 'HOUSING', 'HOUSING', 'LANGUAGE', 'HEALTH', 'MOBILITY']
const GENDERS = ['FEMALE', 'FEMALE', 'MALE', 'DIVERSE']

/** Few managers, few talks, whole Kreise silent for months: where a gate has most to hide. */
export function randomFigures(
  dice: Dice,
  districts: readonly string[],
  months: readonly string[],
): RandomFigures {
  const quiet = dice.chance(0.3) ? 0.3 : 0
  const busy = 1 + dice.below(4)
  const themes = {
    topics: TOPICS.slice(0, 1 + dice.below(TOPICS.length)),
    second: dice.one([0, 0.3, 0.8]),
  }
  const managers = districts.flatMap(district =>
    Array.from({ length: 1 + dice.below(6) }, (): RandomManager => ({
      district,
      from: dice.chance(0.8) ? months[0]! : dice.one(months),
      gender: dice.one(GENDERS),
    })),
  )
  const talks = managers.flatMap(({ district, from }, manager) =>
    months
      .filter(month => month >= from && !dice.chance(quiet))
      .flatMap(month =>
        Array.from({ length: dice.below(busy + 1) }, () =>
          talkIn(dice, themes, { district, month, manager }),
        ),
      ),
  )
  return { districts: [...districts], themes, talks, managers }
}

function talkIn(
  dice: Dice,
  themes: Themes,
  { district, month, manager }: Pick<RandomTalk, 'district' | 'month' | 'manager'>,
): RandomTalk {
  const topics = new Set([dice.one(themes.topics)])
  if (dice.chance(themes.second)) topics.add(dice.one(themes.topics))
  return {
    district,
    month,
    manager,
    unit: dice.one(UNITS),
    setting: dice.one(SETTINGS),
    topics: [...topics],
  }
}

/** Talks written down late, taken back, moved and changed, and a Kreis that reports for the first time. */
export function corrected(
  { talks, ...others }: RandomFigures,
  dice: Dice,
  months: readonly string[],
): RandomFigures {
  const changed = talks.flatMap(talk => {
    if (!dice.chance(0.08)) return [talk]
    const other = talkIn(dice, others.themes, talk)
    return dice.one([
      [],
      [talk, talk],
      [{ ...talk, month: dice.one(months) }],
      [other],
      [{ ...talk, setting: other.setting }],
    ])
  })
  return { ...others, talks: changed }
}

/** Of some managers the gender, or the day on which they began, was entered wrongly. */
export function headsPutRight(
  figures: RandomFigures,
  dice: Dice,
  months: readonly string[],
): RandomFigures {
  const managers = figures.managers.map(manager =>
    dice.chance(0.08)
      ? dice.one([
          { ...manager, gender: dice.one(GENDERS) },
          { ...manager, from: dice.one(months) },
        ])
      : manager,
  )
  return { ...figures, managers }
}

/** The lines of talks and heads, as the database keeps them. */
export function linesOf(
  { talks, managers }: RandomFigures,
  months: readonly string[],
): MemoryLine[] {
  const mentions = talks.flatMap(({ district, month, manager, unit, setting, topics }) =>
    [
      ['A', unit] as const,
      ['B', setting] as const,
      ...topics.map(topic => ['D', topic] as const),
    ].map(([block, code]) => ({ district, month, block, code, manager })),
  )
  const lines = [
    ...Map.groupBy(mentions, ({ district, month, block, code }) =>
      [district, month, block, code].join(' '),
    ).values(),
  ].map((group): MemoryLine => {
    const { district, month, block, code } = group[0]!
    return {
      district,
      month,
      block,
      code,
      value: group.length,
      contributors: new Set(group.map(({ manager }) => manager)).size,
    }
  })
  const heads = months.flatMap(month =>
    [
      ...Map.groupBy(
        managers.filter(({ from }) => from <= month),
        ({ district, gender }) => `${district} ${gender}`,
      ).values(),
    ].map((group): MemoryLine => {
      const { district, gender: code } = group[0]!
      return {
        district,
        month,
        block: 'GENDER',
        code,
        value: group.length,
        contributors: group.length,
      }
    }),
  )
  return [...lines, ...heads]
}
