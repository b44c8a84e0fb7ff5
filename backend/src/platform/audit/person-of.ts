import type { EntityManager } from '@mikro-orm/core'
import { concernOf, type Concern } from './concerns.ts'

interface Known {
  id: string
  [name: string]: unknown
}

/** Finds whom the records that are written together concern; what nobody has loaded yet is asked for in its transaction. */
export class PersonFinder {
  readonly #em: () => EntityManager
  readonly #created: readonly object[]

  /** @param em asked for when something has to be looked for */
  constructor(em: () => EntityManager, created: readonly object[]) {
    this.#em = em
    this.#created = created
  }

  /** @returns the client's id; null where the record has none, as a talk without a case */
  async personOf(record: object): Promise<string | null> {
    const concern = concernOf(record.constructor.name)
    if (concern === 'NO_CLIENT') return null
    const from =
      'by' in concern ? await this.#pointing(record as Known, concern) : (record as Known)
    return from && this.#follow(from, concern.steps)
  }

  async #follow(from: Known, steps: readonly string[]): Promise<string | null> {
    let at: Known | null = from
    for (const step of steps) {
      at = await this.#next(at, step)
      if (at === null) return null
    }
    return at.id
  }

  async #next(at: Known, step: string): Promise<Known | null> {
    const known = at[step] as Known | null | undefined
    if (known !== undefined) return known
    const { properties, class: entity, className } = this.#em().getMetadata(at.constructor as never)
    if (!(step in properties))
      throw new Error(`nobody knows whom a ${className} concerns without its ${step}`)
    if (this.#created.includes(at)) return null
    const found = await this.#em().findOneOrFail(
      entity,
      { id: at.id },
      {
        fields: [step] as never,
        ...ASIDE,
      },
    )
    return ((found as Known)[step] as Known | undefined) ?? null
  }

  async #pointing(record: Known, { by, relation, where }: PointedAtBy): Promise<Known | null> {
    const created = this.#created.find(
      (each): each is Known =>
        each.constructor.name === by.name &&
        (each as Known)[relation] === record &&
        Object.entries(where).every(([name, value]) => (each as Known)[name] === value),
    )
    if (created) return created
    const wanted = { ...where, [relation]: { id: record.id } }
    return this.#em().findOne(by as never, wanted, ASIDE)
  }
}

type PointedAtBy = Extract<Concern, { by: unknown }>

/** Inside of a flush nothing is flushed, and what is looked at is not changed. */
const ASIDE = { disableIdentityMap: true, flushMode: 'commit' } as const
