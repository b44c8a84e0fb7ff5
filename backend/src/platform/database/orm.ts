import { AbstractSqlConnection, type Transaction } from '@mikro-orm/sql'
import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql'
import { AuditWriter } from '../audit/audit-writer.ts'
import { bindValues } from './bound-values.ts'
import { LONGEST_WAIT_MS, TenantPool, type PoolSize } from './pool.ts'
import type { TenantTransaction } from './tenant-transaction.ts'

interface SessionContext {
  variables?: Record<string, unknown>
}

interface ContextConnection {
  applySessionContext(
    transaction: Transaction,
    context: SessionContext,
    logger?: unknown,
  ): Promise<void>
  execute(
    query: string,
    params: unknown[],
    method: 'run',
    transaction: Transaction,
    logger?: unknown,
  ): Promise<unknown>
}

/** Name of the private method that the ORM sets context with; a test fails when it vanishes. */
const CONTEXT_METHOD = 'applySessionContext'

/**
 * Context enters by one door (growth.md rule 1): the ORM would call a function that is revoked here,
 * so its private method is replaced on the prototype.
 */
;(AbstractSqlConnection.prototype as unknown as ContextConnection)[CONTEXT_METHOD] =
  // oxlint-disable-next-line max-params -- `this` counts, the ORM passes three
  async function (this: ContextConnection, transaction, { variables }, logger) {
    await this.execute(
      'select app.enter(?)',
      [variables?.['app.tenant']],
      'run',
      transaction,
      logger,
    )
  }

/** The unit of work for mutations. Reads go through `platform/reading`. */
export function createOrm(
  clientUrl: string,
  entities: NonNullable<Options['entities']>,
  { max = 10, wait = LONGEST_WAIT_MS }: PoolSize = {},
): MikroORM {
  const orm = new MikroORM({
    clientUrl,
    entities: [...entities],
    pool: { min: 0, max },
    driverOptions: { connectionTimeoutMillis: wait },
    autoJoinRefsForFilters: false,
    forceUtcTimezone: true,
    subscribers: [new AuditWriter()],
    filters: {
      tenant: {
        name: 'tenant',
        cond: ({ id }: { id: string }) => ({ tenant: id }),
        entity: tenantNames(entities),
        default: true,
      },
    },
  })
  bindValues(orm.em.getConnection())
  return orm
}

const tenantNames = (entities: readonly unknown[]): string[] =>
  entities.map(entity => (entity as { name: string }).name).filter(name => !SHARED.has(name))

/** Reference data, shared by all tenants. */
const SHARED = new Set(['Municipality'])

const units = new WeakMap<MikroORM, Promise<TenantPool>>()

/** The ORM's own connections, for transactions that it shares with prepared statements. */
export function unitsOf(orm: MikroORM): Promise<TenantPool> {
  const known = units.get(orm)
  if (known) return known
  const opening = orm.em
    .getConnection()
    .getNativeClient()
    .then(pool => new TenantPool(pool))
  units.set(orm, opening)
  return opening
}

/** A fresh unit of work in one tenant's context: inside the given transaction, or before one of its own. */
export function unitOfWork(
  orm: MikroORM,
  tenant: string,
  transaction?: TenantTransaction,
): EntityManager {
  const em = orm.em.fork() as EntityManager
  em.setFilterParams('tenant', { id: tenant })
  if (transaction) em.setTransactionContext(transaction.forOrm)
  else em.setSessionContext({ variables: { 'app.tenant': tenant } })
  return em
}
