import type { Work } from '../../platform/writing/work.ts'

/**
 * The next file number of the Kreis, e.g. `2026-00412`. The counter row is locked until the work is written, so
 * numbers have no gaps and tell nothing about other Kreise (growth.md rule 5).
 */
export async function nextCaseNumber({ rows, today }: Work): Promise<string> {
  const year = Number(today.slice(0, 4))
  const [row] = await rows<{ value: number }>({
    name: 'next-case-number',
    text: NEXT,
    values: [year],
  })
  return `${year}-${String(row!.value).padStart(5, '0')}`
}

const NEXT = `insert into app.case_counter as c (tenant, year, value) values ($1, $2, 1)
  on conflict (tenant, year) do update set value = c.value + 1 returning value`
