import { withClient } from '../../backend/src/platform/database/roles.ts'
import { answerTo, type RunningVariant } from './load.ts'
import type { Plan, Variant } from './requests.ts'

const TURNS = [0, 1, 2, 50, 100]
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const NUMERATOR = /"numerator"\s*:\s*(\d+)/g

type PlanOf = (variant: Variant) => Plan

/**
 * A comparison of unequal work would say nothing: all variants answer the same questions with the same records and
 * figures, and record a talk with the same rows. Throws where they differ.
 */
export async function sameContent(
  variants: readonly RunningVariant[],
  planOf: PlanOf,
  adminUrl: string,
): Promise<void> {
  const [first] = variants
  if (!first) return
  const { name } = first
  const { workload } = planOf(name)
  const contentOf = workload === 'insert' ? rowsOf(adminUrl) : recordsIn
  for (const turn of TURNS) {
    const expected = await contentOf(first, planOf(name), turn)
    if (!expected.length) throw new Error(`${workload}: ${name} answers with nothing`)
    for (const other of variants.slice(1)) {
      const difference = differs(expected, await contentOf(other, planOf(other.name), turn))
      if (difference) throw new Error(`${workload}: ${other.name} is not ${name}: ${difference}`)
    }
  }
}

function differs(expected: readonly string[], content: readonly string[]): string | null {
  const missing = expected.filter(part => !content.includes(part))
  const more = content.filter(part => !expected.includes(part))
  return missing.length || more.length || content.length !== expected.length
    ? `without ${missing.join(' ')}, but ${more.join(' ')}`
    : null
}

/** Every record and every figure that an answer names. */
async function recordsIn(variant: RunningVariant, plan: Plan, turn: number): Promise<string[]> {
  const text = await answerTo(variant, plan, turn)
  const records = new Set([...text.matchAll(UUID)].map(([id]) => id))
  const figures = [...text.matchAll(NUMERATOR)].map(([, figure]) => Number(figure))
  return [...records].sort().concat(figures.sort((a, b) => a - b).map(String))
}

/** How many rows one request adds, and what it adds to the lines. */
const rowsOf =
  (adminUrl: string) =>
  (variant: RunningVariant, plan: Plan, turn: number): Promise<string[]> =>
    withClient(adminUrl, async client => {
      const { rows } = await client.query<{ at: string }>('select clock_timestamp()::text as at')
      const count = async (): Promise<Record<string, number>> =>
        (await client.query<Record<string, number>>(COUNTS, [rows[0]!.at])).rows[0]!
      const before = await count()
      await answerTo(variant, plan, turn)
      const after = await count()
      return Object.entries(after).map(([name, value]) => `${name} ${value - before[name]!}`)
    })

const COUNTS = `select
  (select count(*)::int from app.consultation) as talks,
  (select count(*)::int from app.audit_entry) as audit,
  (select count(*)::int from app.idempotency_key where entity_id is not null) as keys,
  (select sum(value)::int from app.manager_line) as manager_lines,
  (select sum(value)::int from reporting.district_line) as district_lines,
  (select count(*)::int from app.case_file where updated_at >= $1) as touched`
