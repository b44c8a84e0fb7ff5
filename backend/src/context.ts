import type { MikroORM } from '@mikro-orm/postgresql'
import type { Disclose } from './platform/audit/disclosures.ts'
import type { CodeBooks } from './platform/codes/code-book.ts'
import type { Actor } from './platform/identity/actor.ts'
import type { Reads } from './platform/reading/read.ts'
import type { RolePool } from './platform/database/role-pool.ts'

/**
 * What a resolver gets: who asks, and the doors to the data. A class, because Apollo copies plain objects
 * for each request.
 */
export class Context {
  constructor(
    readonly actor: Actor,
    readonly requestId: string,
    private readonly doors: {
      reads: Reads
      disclose: Disclose
      reporting: RolePool
      orm: MikroORM
      codes: CodeBooks
      today: () => string
      closingDays: number
      nudge: (tenant: string) => void
    },
  ) {}

  /** Reads in the tenant's context. */
  get reads(): Reads {
    return this.doors.reads
  }

  /** Writes down that a document with people in it is taken away. */
  get disclose(): Disclose {
    return this.doors.disclose
  }

  /** Reads of the ministry's role, which has no privilege on any table with a person. */
  get reporting(): RolePool {
    return this.doors.reporting
  }

  get orm(): MikroORM {
    return this.doors.orm
  }

  /** What may be chosen from lists, as of a moment ago. */
  get codes(): CodeBooks {
    return this.doors.codes
  }

  /** Today in Europe/Berlin, ISO 8601. */
  get today(): () => string {
    return this.doors.today
  }

  /** How many days after its end a quarter closes for the state's figures of single Kreise. */
  get closingDays(): number {
    return this.doors.closingDays
  }

  /** Has done what the tenant's changes have promised (`platform/jobs`), without waiting for it. */
  nudge(): void {
    if (this.actor.tenant) this.doors.nudge(this.actor.tenant)
  }
}
