import { GraphQLError } from 'graphql'

/** What can be wrong with a field. The web UI has a text for each in every language; a test compares. */
export const RULES = [
  'afterCase',
  'afterTalk',
  'beforeArrival',
  'beforeBirth',
  'beforeCase',
  'beforeConsent',
  'beforeJoining',
  'beforeTalk',
  'birthUnknown',
  'character',
  'closed',
  'code',
  'consentMissing',
  'cursor',
  'day',
  'dimensions',
  'duplicate',
  'duration',
  'email',
  'employed',
  'fileSize',
  'fileType',
  'function',
  'head',
  'headFollows',
  'held',
  'inFuture',
  'inPast',
  'invalid',
  'known',
  'lastCoordinator',
  'locked',
  'member',
  'month',
  'open',
  'openFollowUps',
  'period',
  'quota',
  'range',
  'required',
  'retention',
  'retired',
  'sameCase',
  'stale',
  'taken',
  'territory',
  'tooFar',
  'tooLong',
  'tooMany',
  'tooOld',
  'transition',
  'unattempted',
  'unit',
  'unknown',
] as const

/** What is wrong with one input field; `path` is dotted, as in the input (`followUp.dueOn`). */
export interface FieldProblem {
  path: string
  /** Stable key that the web UI translates. */
  rule: (typeof RULES)[number]
  /** English sentence for people who call the API by hand. */
  message: string
  /** Bounds that the rule speaks of, for its text. */
  least?: number
  most?: number
}

/** The `code` of whatever was thrown, such as an SQLSTATE; empty when it carries none. */
export function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

/** An error that a caller may see. Everything else is masked (RLS-10, table 5.1). */
export abstract class DomainError extends GraphQLError {
  constructor(code: string, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { code, ...extensions } })
  }
}

export class Unauthenticated extends DomainError {
  constructor() {
    super('UNAUTHENTICATED', 'Sign in first', { http: { status: 401 } })
  }
}

export class Forbidden extends DomainError {
  constructor(message = 'Not allowed for your role') {
    super('FORBIDDEN', message)
  }
}

/** Also what a caller gets who may not know whether the thing exists (MX-2). */
export class NotFound extends DomainError {
  constructor() {
    super('NOT_FOUND', 'No such record')
  }
}

/** Somebody else changed the record first (LOCK-1), or two writers met (40001, 40P01). */
export class Conflict extends DomainError {
  constructor(
    extensions: {
      currentVersion?: number
      changed?: string[]
      by?: string | null
      at?: string
    } = {},
  ) {
    super('CONFLICT', 'The record was changed meanwhile; read it again', extensions)
  }
}

export class BadInput extends DomainError {
  declare readonly extensions: { code: string; fields: FieldProblem[] }

  constructor(...fields: FieldProblem[]) {
    super('BAD_USER_INPUT', fields.map(field => `${field.path}: ${field.message}`).join('; '), {
      fields,
    })
  }
}

/** The token names no organisation, or several: work needs exactly one (KC-2). */
export class TenantContextRequired extends DomainError {
  constructor() {
    super('TENANT_CONTEXT_REQUIRED', 'Ask for a token that names exactly one organization')
  }
}

/** Level or age of the sign-in are not enough for this; asking the issuer with these two values makes them so (KC-8). */
export class StepUpRequired extends DomainError {
  constructor(wanted: { acr: string; maxAge: number }) {
    super('STEP_UP_REQUIRED', 'Sign in again, with the level and age that are named', { ...wanted })
  }
}

/** A `clientMutationId` came back with another input (IDEM-1). */
export class IdempotencyMismatch extends DomainError {
  constructor() {
    super('IDEMPOTENCY_MISMATCH', 'This clientMutationId was used with another input')
  }
}

/** The first request with this `clientMutationId` is still running (IDEM-1). */
export class InProgress extends DomainError {
  constructor() {
    super('IN_PROGRESS', 'The same request is still running; try again shortly')
  }
}

/** A job of this kind is under way, and one is at a time (S12). */
export class JobRunning extends DomainError {
  constructor() {
    super('JOB_RUNNING', 'One of these is under way already; wait until it has ended')
  }
}

/** The request names no operation of its document, or one that nobody answers; nothing has run. */
export class OperationUnresolved extends DomainError {
  constructor(message: string) {
    super('OPERATION_RESOLUTION_FAILURE', message)
  }
}

/** The work is done and holds; only its answer could not be made. Whoever sends it again does nothing twice (IDEM-1). */
export class DoneUnseen extends DomainError {
  /** Why, for our log; null when the caller may not see the record any more. */
  readonly reason: unknown

  constructor(reason: unknown) {
    super('DONE_UNSEEN', 'It is done, but cannot be shown; read the record again')
    this.reason = reason
  }
}

/** A list that is answered whole has grown beyond what that is good for; nothing of it is left out silently. */
export class TooManyRows extends DomainError {
  constructor(most: number) {
    super('TOO_MANY_ROWS', `More than ${most} rows, which are not answered at once`, { most })
  }
}

export class PersistedQueryOnly extends DomainError {
  constructor() {
    super('PERSISTED_QUERY_ONLY', 'Only registered operations are accepted', {
      http: { status: 400 },
    })
  }
}

/** Says so in Apollo's words, by which clients know that they may send the text. */
export class PersistedQueryNotFound extends DomainError {
  constructor() {
    super('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
  }
}
