import type { Client, Pool } from 'pg'
import { RolePool } from '../../../platform/database/role-pool.ts'
import { TenantPool } from '../../../platform/database/pool.ts'
import type { ClosingDoors } from './close-periods.ts'

/** The product's: each log-in does what it may. */
export function closingDoors(pools: { tenant: Pool; reporting: Pool }): ClosingDoors {
  const [tenants, reporting] = [new TenantPool(pools.tenant), new RolePool(pools.reporting)]
  return {
    read: statement => reporting.read(statement),
    write: (tenant, statement) => tenants.read(tenant, statement),
  }
}

/** The seed's, which runs as superuser and in one transaction. */
export const seedDoors = (client: Client): ClosingDoors => ({
  read: async <Row>({ text, values }: { text: string; values: unknown[] }) =>
    (await client.query(text, values)).rows as Row[],
  async write<Row>(tenant: string, { text, values }: { text: string; values: unknown[] }) {
    await client.query('select app.enter($1)', [tenant])
    return (await client.query(text, values)).rows as Row[]
  },
})
