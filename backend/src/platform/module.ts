import type { EntityClass, MikroORM } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { TenantPool } from './database/pool.ts'
import type { DocumentKind } from './documents/kind.ts'
import type { FileKinds } from './files/file-kind.ts'
import type { ResolverClass } from './fields/root-field.ts'
import type { Accounts } from './identity/accounts.ts'
import type { Rule } from './identity/policy.ts'
import type { Kinds } from './jobs/kind.ts'
import type { LinkKinds } from './links/link-kind.ts'
import type { LongWork } from './jobs/long-work.ts'
import type { ApiClass } from './reading/plan.ts'

/** What a room of the product brings. Whatever collects all of something loops over the manifests. */
export interface Module {
  /** What the unit of work writes. */
  entities?: readonly EntityClass<object>[]
  /** API types that are shown as what a relation names, and by no field that says so itself. */
  types?: readonly ApiClass[]
  /** Classes that hold root fields, and fields of types that need arguments. */
  fields?: readonly ResolverClass[]
  /** What `me { can }` tells the caller of, as far as it depends on functions alone. */
  abilities?: Readonly<Record<string, Ability>>
  /** What may be taken away as a file. */
  documents?: readonly DocumentKind[]
  /** Long work on many records, by kind, that people start and follow. */
  longWork?: Readonly<Record<string, LongWork>>
  /** Records that have files, by the word for them in the address of a file. */
  files?: FileKinds
  /** What may be opened by a limited link, by the first part of its address. */
  links?: LinkKinds
  /** What is done outside requests. */
  jobs?: (ground: JobGround) => ModuleJobs
}

export interface Ability {
  rule: Rule
  description: string
}

interface ModuleJobs {
  kinds?: Kinds
  chores?: Chores
}

/** Done in every round of a tenant. */
export type Chores = Readonly<Record<string, (tenant: string) => Promise<void>>>

/** Connections that no request waits for, and the settings that jobs need. */
interface JobGround {
  pools: { tenant: Pool; reporting: Pool; platform: Pool }
  tenants: TenantPool
  orm: MikroORM
  log: Logger
  today: () => string
  closingDays: number
  /** The issuer's, when there is one to tell. */
  accounts?: Accounts | undefined
}
