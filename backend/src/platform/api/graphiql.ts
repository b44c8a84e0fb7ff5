import type { RequestHandler } from 'express'
import { ruruHTML, type RuruClientConfig } from 'ruru/server'
import { serveStatic } from 'ruru/static'

/** Somebody whom a developer can ask as, and what to ask first. */
export interface Sample {
  login: string
  query: string
}

interface Askers {
  samples: readonly Sample[]
  /** A token for one of the samples; exists where sign-in has no passwords anyway. */
  mint: (login: string) => Promise<string>
}

export interface Ide {
  page: RequestHandler
  assets: RequestHandler
  tokens: RequestHandler
}

const ASSETS = '/graphql/ide/'
/** Names whom to ask as; only the demo honours it. */
const HEADER = 'x-demo-login'

/** GraphiQL for developers, from our own origin. `?as=<login>` opens it with that person's query. */
export function graphiql({ samples, mint }: Askers): Ide {
  return {
    assets: (request, response, next) => {
      if (request.path.startsWith(ASSETS)) serveStatic(ASSETS)(request, response, next)
      else next()
    },
    page: (request, response) => {
      const sample = samples.find(({ login }) => login === request.query['as']) ?? samples[0]!
      const links = samples.map(({ login }) => `# /graphql?as=${login}`).join('\n')
      response.set(
        'content-security-policy',
        `default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'none'`,
      )
      response.type('html').send(
        ruruHTML({
          staticPath: ASSETS,
          endpoint: '/graphql',
          clientConfig: {
            initialQuery: `# Asking as ${sample.login}. Ask as somebody else:\n${links}\n\n${sample.query}`,
            initialHeaders: JSON.stringify({ [HEADER]: sample.login }, null, 2),
          } as RuruClientConfig,
        }),
      )
    },
    // an empty header is one too
    tokens: async (request, _response, next) => {
      const login = request.get(HEADER)
      const known = samples.some(sample => sample.login === login)
      if (login && known && request.headers.authorization === undefined)
        request.headers.authorization = `Bearer ${await mint(login)}`
      next()
    },
  }
}
