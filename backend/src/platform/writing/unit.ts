import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { CodeBook } from '../codes/code-book.ts'
import {
  auditAs,
  auditRows,
  entriesOfNew,
  entryOf,
  type Occasion,
  type Trail,
} from '../audit/audit-writer.ts'
import { unitOfWork } from '../database/orm.ts'
import type { Statement } from '../database/statement.ts'
import type { TenantTransaction } from '../database/tenant-transaction.ts'
import { changeRows, type Written } from '../audit/changes.ts'
import { promise } from '../jobs/outbox.ts'
import { changedRecords, newRecord } from './record.ts'
import type { Work } from './work.ts'

interface Ground {
  orm: MikroORM
  tenant: string
  today: string
  /** Where the input names codes. */
  book?: CodeBook
}

const NO_CODES = new CodeBook([])

/** Work inside a transaction, every row of which is audited as part of the occasion. */
export class Unit {
  readonly work: Work
  readonly #transaction: TenantTransaction
  readonly #ground: Ground
  readonly #occasion: Occasion
  readonly #added: Written[] = []
  readonly #trail: Trail = { entries: [], changes: [] }
  #em: EntityManager | undefined

  constructor(transaction: TenantTransaction, ground: Ground, occasion: Occasion) {
    this.#transaction = transaction
    this.#ground = ground
    this.#occasion = occasion
    const em = (): EntityManager => this.#managed()
    const { tenant } = ground
    const bound = (statement: Statement): Statement => ({
      ...statement,
      values: [tenant, ...statement.values],
    })
    this.work = {
      actor: occasion.actor,
      today: ground.today,
      get em() {
        return em()
      },
      organisation: tenant,
      codes: ground.book ?? NO_CODES,
      rows: statement => transaction.run(bound(statement)),
      send: statement => transaction.send(bound(statement)),
      promise: (kind, record) => transaction.send(promise(tenant, kind, record)),
      add: (type, facts) => this.#add(type, facts),
      change: (type, records, facts) => this.#change(type, records, facts),
    }
  }

  /** Writes what is left to write, with its audit rows: nobody waits for them before whatever ends the transaction. */
  async complete(): Promise<void> {
    await this.#transaction.met()
    await this.#em?.flush()
    const { entries, changes } = this.#trail
    const added = await entriesOfNew(this.#added, this.#occasion, () => this.#managed())
    const rows = [...added, ...entries]
    const { tenant } = this.#ground
    const { subject } = this.#occasion.actor
    for (const piece of inPieces(rows)) this.#transaction.send(auditRows(tenant, piece))
    for (const piece of inPieces(changes))
      this.#transaction.send(changeRows(tenant, subject, piece))
  }

  /** Begins with the first record that is there and changes. */
  #managed(): EntityManager {
    if (this.#em) return this.#em
    const { orm, tenant } = this.#ground
    this.#em = unitOfWork(orm, tenant, this.#transaction)
    auditAs(this.#em, this.#occasion, this.#trail)
    return this.#em
  }

  #add<Entity extends object>(...[type, facts]: Parameters<Work['add']>): Entity {
    const { orm, tenant } = this.#ground
    const { record, statement, written } = newRecord(orm, type, { ...facts, tenant })
    this.#transaction.send(statement)
    this.#added.push(written)
    return record as Entity
  }

  #change(...[type, records, facts]: Parameters<Work['change']>): void {
    if (!records.length) return
    const { orm, tenant } = this.#ground
    const { statement, entries, changes } = changedRecords(orm, { type, tenant, records, facts })
    this.#transaction.send(statement)
    const written = entries.map(({ id, person, columns }) =>
      entryOf({ entity: type.name, id, person, columns }, this.#occasion),
    )
    this.#trail.entries.push(...written)
    this.#trail.changes.push(...changes)
  }
}

/** Rows of one statement, so that there are no more shapes of it than these. */
const MOST_ROWS = 100

function inPieces<Each>(all: readonly Each[]): Each[][] {
  const pieces: Each[][] = []
  for (let at = 0; at < all.length; at += MOST_ROWS) pieces.push(all.slice(at, at + MOST_ROWS))
  return pieces
}
