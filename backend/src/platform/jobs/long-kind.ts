import type { MikroORM } from '@mikro-orm/postgresql'
import type { TenantPool } from '../database/pool.ts'
import type { TenantTransaction } from '../database/tenant-transaction.ts'
import type { Actor } from '../identity/actor.ts'
import type { Role } from '../identity/roles.ts'
import { attempted } from '../writing/attempts.ts'
import { Unit } from '../writing/unit.ts'
import type { Kind } from './kind.ts'
import {
  begun,
  counted,
  ended,
  look,
  next,
  settled,
  takenBack,
  undone,
  type Place,
  type Running,
} from './long-sql.ts'
import { isLive } from './job-state.ts'
import type { LongWork, Outcome, Thing } from './long-work.ts'

const AT_ONCE = 100
const ATTEMPTS = 5
const LONGEST_MS = 6 * 3_600_000

interface Ground {
  /** Connections that no request waits for. */
  tenants: TenantPool
  orm: MikroORM
  today: () => string
}

/** Some things in each transaction, so that whoever goes on after a kill goes on behind the last that was committed. */
export function longKind(kind: string, work: LongWork, ground: Ground): Kind {
  const { tenants } = ground
  const undoHours = (undoes: string | null) => (undoes ? null : work.undo.hours)
  return {
    attempts: ATTEMPTS,
    longestMs: LONGEST_MS,
    async run({ tenant, record }, signal) {
      const steps = new Steps({ kind, work, ground, place: { tenant, id: record } })
      do signal.throwIfAborted()
      while (await attempted(() => steps.next()))
    },
    async givenUp({ tenant, record }, failure) {
      const place = { tenant, id: record }
      const [job] = await tenants.read<Running>(tenant, look(place))
      if (!job) return
      const end = { state: 'FAILED', failure, undoHours: undoHours(job.undoes) } as const
      await tenants.read(tenant, ended(place, end))
    },
  }
}

interface Terms {
  kind: string
  work: LongWork
  ground: Ground
  place: Place
}

class Steps {
  readonly #terms: Terms

  constructor(terms: Terms) {
    this.#terms = terms
  }

  /** @returns whether there may be more to do */
  async next(): Promise<boolean> {
    const { place, ground } = this.#terms
    const [job] = await ground.tenants.read<Running>(place.tenant, look(place))
    if (!job || !isLive(job.state)) return false
    if (job.state === 'WAITING') await ground.tenants.read(place.tenant, begun(place))
    return ground.tenants.unit(place.tenant, transaction => this.#step(transaction, job))
  }

  async #step(transaction: TenantTransaction, job: Running): Promise<boolean> {
    const { place, work } = this.#terms
    const things = job.cancelAsked
      ? []
      : await transaction.run<Thing>(next(place, work.atOnce ?? AT_ONCE))
    if (things.length) await this.#do(transaction, job, things)
    else this.#end(transaction, job)
    return things.length > 0
  }

  async #do(transaction: TenantTransaction, job: Running, things: readonly Thing[]): Promise<void> {
    const { place, work, ground, kind } = this.#terms
    const unit = new Unit(
      transaction,
      { orm: ground.orm, tenant: place.tenant, today: ground.today() },
      { actor: starterOf(job, place), action: kind, requestId: place.id },
    )
    const does = job.undoes ? work.undo.does : work.does
    const outcomes = await does(unit.work, things as Thing<object>[], job.input)
    await unit.complete()
    await this.#keep(transaction, job, outcomes)
  }

  /** Nothing is done of a job that somebody else has ended meanwhile. */
  async #keep(
    transaction: TenantTransaction,
    { undoes }: Running,
    outcomes: readonly Outcome[],
  ): Promise<void> {
    const { place } = this.#terms
    if (undoes) transaction.send(takenBack(place, undoes, outcomes))
    transaction.send(settled(place, outcomes))
    const { length } = await transaction.run(counted(place))
    if (!length) throw new Error('the job is over')
  }

  /** Who asked for the end when nothing was left finds all of it done. */
  #end(transaction: TenantTransaction, { cancelAsked, isLeft, undoes }: Running): void {
    const { place, work } = this.#terms
    const state = cancelAsked && isLeft ? 'CANCELLED' : 'DONE'
    transaction.send(ended(place, { state, undoHours: undoes ? null : work.undo.hours }))
    if (undoes && state === 'DONE') transaction.send(undone(place, undoes))
  }
}

/** The person in whose name it is done, with the functions of when it was started. */
const starterOf = ({ subject, role }: Running, { tenant }: Place): Actor => ({
  subject,
  issuer: '',
  login: '',
  displayName: '',
  tenant,
  roles: role.split(' ') as Role[],
  managerId: null,
  scopes: [],
  memberships: [],
  isState: false,
  acr: null,
  authTime: null,
  impersonator: null,
})
