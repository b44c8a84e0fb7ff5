import { authExchange } from '@urql/exchange-auth'
import { persistedExchange } from '@urql/exchange-persisted'
import { retryExchange } from '@urql/exchange-retry'
import { cacheExchange, Client, fetchExchange, mapExchange, type CombinedError } from '@urql/vue'
import { watchedFetch } from '../composables/useConnection.ts'

/** What the client needs of a sign-in; a cookie-holding backend could stand behind it as well. */
export interface Session {
  token(): string | undefined
  expiresSoon(): boolean
  renew(): Promise<void>
  end(): void
}

/** One client per sign-in and tenant: changing either loads the page anew and so drops the cache. */
export function createClient(session: Session, options: { persisted: boolean }): Client {
  return new Client({
    url: '/graphql',
    fetch: watchedFetch,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      cacheExchange,
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
        retryIf: (error, operation) => Boolean(error.networkError) && operation.kind === 'query',
      }),
      ...(options.persisted ? [persisted()] : []),
      fetchExchange,
    ],
  })
}

/** Never GET: the variables (names that are searched for) would stand in every proxy's log. */
function persisted() {
  return persistedExchange({
    enforcePersistedQueries: true,
    enableForMutation: true,
    preferGetForPersistedQueries: false,
  })
}

function unauthenticated(error: CombinedError): boolean {
  return error.graphQLErrors.some(e => e.extensions['code'] === 'UNAUTHENTICATED')
}
