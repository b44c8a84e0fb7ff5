import { Float, Int } from 'type-graphql'
import { Computed, Derived, ofTenant, Shows } from '../../platform/reading/exposes.ts'
import { TENANT } from '../../platform/reading/plan.ts'
import { TODAY } from '../../platform/ground/today.ts'
import { IntegrationManagerSchema } from './integration-manager.entity.ts'
import { readsColleagues, staffPolicy } from './staff.policy.ts'

const THIS_MONTH = `date_trunc('month', ${TODAY})::date`

@Shows(IntegrationManagerSchema, {
  description: 'An Integrationsmanager:in of the Kreis.',
  to: [
    [readsColleagues, 'id givenName familyName languages unit'],
    [staffPolicy.list, 'gender qualification activeFrom activeUntil version'],
  ],
})
export class IntegrationManagerType {
  @Computed(() => String, {
    rule: readsColleagues,
    description: 'Given and family name.',
    sql: row => `${row}.given_name || ' ' || ${row}.family_name`,
  })
  declare displayName: string

  @Derived<[number]>(() => Float, {
    rule: staffPolicy.list,
    description: 'Full-time equivalent (VZÄ), 0.25 to 1.',
    needs: row => [`${row}.fte_hundredths`],
    from: ([hundredths]) => hundredths / 100,
  })
  declare fte: number

  @Computed(() => Int, {
    rule: staffPolicy.list,
    description: 'Cases in the manager’s own responsibility that are not closed.',
    sql: row =>
      ofTenant(
        'app.case_file c',
        `c.manager = ${row}.id and c.status not in ('CLOSED','TRANSFERRED','ANONYMISED')`,
        'count(*)::int',
      ),
  })
  declare openCases: number

  @Computed(() => Int, {
    rule: staffPolicy.list,
    description: 'Talks of the current calendar month that count (R-SES-4).',
    sql: row =>
      `(select coalesce(sum(l.value), 0)::int from app.manager_line l where l.tenant = ${TENANT} and l.month = ${THIS_MONTH} and l.block = 'A' and l.manager = ${row}.id)`,
  })
  declare consultationsThisMonth: number
}
