import type { Router } from 'express'
import type { FileSettings } from './files.ts'
import type { Logger } from 'pino'
import type { Ide } from './platform/api/graphiql.ts'
import type { HttpLimits } from './platform/api/http-limits.ts'
import type { OperationRules } from './platform/api/operations.ts'
import type { Web } from './platform/api/web.ts'
import type { PoolSize } from './platform/database/pool.ts'
import type { Accounts } from './platform/identity/accounts.ts'

/** Everything that differs between demo, tests and production. */
export interface ServerOptions {
  databases: { tenant: string; reporting: string; platform: string; links: string }
  identity: {
    issuer: string
    certsUrl: string
    router?: Router
    /** Milliseconds since the epoch; a test's clock, by which the issuer's keys grow old. */
    now?: () => number
  }
  operations: OperationRules
  files: FileSettings
  /** Refuse introspection and hide the schema's names in errors. */
  hideSchema: boolean
  log: Logger
  /** Of each pool. */
  connections?: PoolSize
  today?: () => string
  /** Days after its end on which a quarter closes. */
  closingDays?: number
  /** Told the name of every statement that reads send; tests count them. */
  onStatement?: (name: string) => void
  /** The issuer's side of accounts; what it has to follow waits as long as there is none. */
  accounts?: Accounts
  /** GraphiQL for developers: in the demo only. */
  ide?: Ide
  web?: Web & { publicUrl: string }
  /** Of connections and requests; a test's, which would wait long for the product's. */
  limits?: HttpLimits
}
