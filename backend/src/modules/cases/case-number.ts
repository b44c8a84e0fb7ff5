import type { Work } from '../../platform/writing/work.ts'

/**
 * The next file number of the Kreis, e.g. `2026-00412`. The counter row is locked until the work is written, so
 * numbers have no gaps and tell nothing about other Kreise (growth.md rule 5).
 */
export async function nextCaseNumber({ em, today }: Work): Promise<string> {
  const year = Number(today.slice(0, 4))
  const { id: tenant } = em.getFilterParams<{ id: string }>('tenant')
  const [row] = await em.execute<{ value: number }[]>(
    'insert into app.case_counter as c (tenant, year, value) values (?, ?, 1) on conflict (tenant, year) do update set value = c.value + 1 returning value',
    [tenant, year],
  )
  return `${year}-${String(row!.value).padStart(5, '0')}`
}
