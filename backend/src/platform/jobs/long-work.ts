import { registerEnumType } from 'type-graphql'
import type { Rule } from '../identity/policy.ts'
import type { Work } from '../writing/work.ts'

/** A record that a long job is about. */
export interface Thing<Kept = unknown> {
  record: string
  /** As it was seen when the job was started; for what is taken back, as the job left it. */
  version: number
  /** What the job kept of it, for taking it back; null before. */
  kept: Kept
}

/** What became of a thing. */
export interface Outcome<Code extends string = string, Kept extends object = object> {
  record: string
  outcome: Code
  /** By which it is taken back, keys alone; left out where the thing was left alone. */
  kept?: Kept
  /** As it is now. */
  version?: number
}

/** Long work on many records, that somebody starts and follows: some of them in each transaction. */
export interface LongWork<
  Input extends object = object,
  Code extends string = string,
  Kept extends object = object,
> {
  description: string
  /** Who may start, follow, stop and take it back; each only their own. */
  rule: Rule
  /** What may become of a record, and what that means. */
  outcomes: Readonly<Record<Code, string>>
  /** Records in one transaction; 100 when left out. */
  atOnce?: number
  /** Says of each of the things what became of it. Works in the name of whoever started the job. */
  does: (work: Work, things: readonly Thing[], input: Input) => Promise<Outcome<Code, Kept>[]>
  /** Takes back what was done, and leaves alone what somebody has changed since. */
  undo: {
    /** For how long. */
    hours: number
    does: (
      work: Work,
      things: readonly Thing<Kept>[],
      input: Input,
    ) => Promise<Outcome<Code, Kept>[]>
  }
}

/** Typed where it is declared, erased where all kinds stand side by side. */
export const longWork = <Input extends object, Code extends string, Kept extends object>(
  work: LongWork<Input, Code, Kept>,
): LongWork => work as unknown as LongWork

const kinds = new Map<string, LongWork>()
const kindNames: Record<string, string> = {}
const outcomeNames: Record<string, string> = {}
const described: Record<'kinds' | 'outcomes', Record<string, { description: string }>> = {
  kinds: {},
  outcomes: {},
}

/** The kinds of all modules, as an enum of the API. */
export const JobKind = kindNames
registerEnumType(JobKind, {
  name: 'JobKind',
  description: 'What a job does.',
  valuesConfig: described.kinds,
})

/** What becomes of records, in all kinds. */
export const JobOutcome = outcomeNames
registerEnumType(JobOutcome, {
  name: 'JobOutcome',
  description: 'What became of a record that a job was about.',
  valuesConfig: described.outcomes,
})

/** Makes the kinds of the modules known, before the schema is built. */
export function declareLongWork(declared: readonly [kind: string, LongWork][]): void {
  for (const [kind, work] of declared) {
    if (kinds.has(kind)) throw new Error(`two modules declare the job ${kind}`)
    kinds.set(kind, work)
    kindNames[kind] = kind
    described.kinds[kind] = { description: work.description }
    for (const [outcome, description] of Object.entries(work.outcomes)) {
      outcomeNames[outcome] = outcome
      described.outcomes[outcome] = { description }
    }
  }
}

/** Who may follow jobs of a kind, or of any. */
export const rulesOfWork = {
  of:
    (kind: string): Rule =>
    actor =>
      kinds.get(kind)?.rule(actor) ?? false,
  any: ((actor): boolean => [...kinds.values()].some(({ rule }) => rule(actor))) satisfies Rule,
}
