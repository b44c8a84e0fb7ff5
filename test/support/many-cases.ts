import type { Kreis, Manager } from './population.ts'
import type { World } from './world.ts'

/** So many active cases of one person and of that manager, with their responsibility, in one statement each. */
export async function manyCases(
  world: Pick<World, 'sql'>,
  { kreis, manager, count }: { kreis: Kreis; manager: Manager; count: number },
): Promise<{ id: string; version: number }[]> {
  const person = await kreis.person({ family_name: 'Vielfach' })
  const rows = `with files as (
      insert into app.case_file (tenant, id, number, unit, person, municipality, organisation_unit, manager, status,
        opened_on, informed_on, consent_form)
      select $1, gen_random_uuid(), '2024-' || lpad(n::text, 5, '0'), 'INDIVIDUAL', $2, $3, m.unit, m.id, 'ACTIVE',
        date '2024-01-01' + n / 10, '2024-01-01', 'WRITTEN'
      from generate_series(1, $5::int) n, app.integration_manager m where m.tenant = $1 and m.id = $4
      returning id, opened_on, number),
    assigned as (
      insert into app.case_assignment (tenant, id, case_file, manager, role, valid_from)
      select $1, gen_random_uuid(), id, $4, 'MAIN', '2024-01-01' from files)
    select id, 1 as version from files order by number`
  return world.sql(rows, [kreis.ags, person, kreis.municipality, manager.id, count])
}
