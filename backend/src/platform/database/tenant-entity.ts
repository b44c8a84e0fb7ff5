import { p, type EntityManager } from '@mikro-orm/core'
import { uuidv7 } from './uuidv7.ts'

/**
 * Key of everything that belongs to one Kreis: the tenant's AGS first, then a UUIDv7 made here, because the
 * unit of work loses a composite key that the database fills in.
 */
export const tenantKey = () => ({
  tenant: p
    .text()
    .primary()
    .onCreate(tenantOfWork)
    .comment('AGS of the Kreis that owns the record.'),
  id: p.uuid().primary().onCreate(uuidv7).comment('Identifier of the record.'),
})

/** A reference inside the tenant: foreign key (tenant, column) to (tenant, id). */
export const reference = <Target extends Parameters<typeof p.manyToOne>[0]>(
  target: Target,
  column: string,
) =>
  p
    .manyToOne(target)
    .joinColumns('tenant', column)
    .referencedColumnNames('tenant', 'id')
    .ownColumns(column)

/** Begins at one here, so that writing a new record waits for nothing that the database would return. */
export const version = () =>
  p
    .integer()
    .version()
    .onCreate(() => 1)
    .comment('Counts up with each change.')

const tenantOfWork = (_: unknown, em: EntityManager): string =>
  em.getFilterParams<{ id: string }>('tenant').id
