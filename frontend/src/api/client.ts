import { authExchange } from '@urql/exchange-auth'
import { retryExchange } from '@urql/exchange-retry'
import {
  cacheExchange,
  Client,
  fetchExchange,
  makeOperation,
  mapExchange,
  type CombinedError,
  type Operation,
} from '@urql/vue'
import { online, watchedFetch } from '../composables/useConnection.ts'
import { resumes } from './resume.ts'

/** What the client needs of a sign-in; a cookie-holding backend could stand behind it as well. */
export interface Session {
  token(): string | undefined
  expiresSoon(): boolean
  renew(): Promise<void>
  end(): void
}

/** One client per sign-in and tenant: changing either loads the page anew and so drops the cache. */
export function createClient(session: Session): Client {
  const client: Client = new Client({
    url: '/graphql',
    fetch: patientFetch,
    // Never GET: the variables (names that are searched for) would stand in every proxy's log.
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      cacheExchange,
      mapExchange(resumes(() => client)),
      mapExchange({ onError: error => void (unauthenticated(error) && session.end()) }),
      authExchange(utils =>
        Promise.resolve({
          addAuthToOperation(operation) {
            const token = session.token()
            return token
              ? utils.appendHeaders(operation, { authorization: `Bearer ${token}` })
              : operation
          },
          willAuthError: () => session.expiresSoon(),
          didAuthError: unauthenticated,
          refreshAuth: () => session.renew(),
        }),
      ),
      retryExchange({
        maxNumberAttempts: 3,
        retryIf: (error, { kind }) =>
          online.value && Boolean(error.networkError) && kind === 'query',
      }),
      mapExchange({ onOperation: byId }),
      fetchExchange,
    ],
  })
  return client
}

/** The server gives up after a third of that; nobody waits for a line that has died without a word. */
const PATIENCE_MS = 30_000
const patientFetch: typeof fetch = (input, init) => {
  const patience = AbortSignal.timeout(PATIENCE_MS)
  const signal = init?.signal ? AbortSignal.any([init.signal, patience]) : patience
  return watchedFetch(input, { ...init, signal })
}

/** The build leaves a document's id in the place of its text; in development there are only texts. */
function byId(operation: Operation): Operation {
  if (!('documentId' in operation.query)) return operation
  const sha256Hash = operation.query.documentId as string
  const persistedQuery = { version: 1 as const, sha256Hash }
  return makeOperation(operation.kind, {
    ...operation,
    extensions: { ...operation.extensions, persistedQuery },
  })
}

function unauthenticated(error: CombinedError): boolean {
  return error.graphQLErrors.some(e => e.extensions['code'] === 'UNAUTHENTICATED')
}
