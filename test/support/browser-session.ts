import { createHash, randomBytes } from 'node:crypto'

export interface Client {
  clientId: string
  redirectUri: string
}

export interface Tokens {
  access_token: string
  id_token: string
  refresh_token: string
}

/** A browser without a window: follows the sign-in of the embedded issuer by hand and keeps its cookies. */
export class BrowserSession {
  readonly cookies = new Map<string, string>()
  /** Whether the last sign-in showed the chooser. */
  chooserShown = false

  constructor(
    readonly issuer: string,
    readonly client: Client,
  ) {}

  /** Code flow with PKCE up to the tokens, choosing `login` where the chooser appears. */
  async signIn(login: string, scope: string, extra: Record<string, string> = {}): Promise<Tokens> {
    const verifier = randomBytes(32).toString('base64url')
    const callback = await this.authorize(login, {
      scope,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    })
    const code = callback.searchParams.get('code')
    if (!code) throw new Error(callback.searchParams.get('error') ?? 'no code')
    const response = await this.exchange({
      grant_type: 'authorization_code',
      redirect_uri: this.client.redirectUri,
      code,
      code_verifier: verifier,
    })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as Tokens
  }

  /** Follows redirects until the redirect URI, which is returned with its parameters. */
  async authorize(login: string, parameters: Record<string, string>): Promise<URL> {
    const { clientId, redirectUri } = this.client
    const query = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      ...parameters,
    }
    let url = new URL(
      `${this.issuer}/protocol/openid-connect/auth?${new URLSearchParams(query).toString()}`,
    )
    this.chooserShown = false
    for (let step = 0; step < 8 && !url.href.startsWith(`${redirectUri}?`); step++) {
      const response = await this.request(
        url,
        url.pathname.includes('/interaction/') ? { login } : undefined,
      )
      const location = response.headers.get('location')
      if (!location) throw new Error(`${response.status} ${await response.text()}`)
      url = new URL(location, url)
      this.chooserShown ||= url.pathname.includes('/interaction/')
    }
    return url
  }

  exchange(form: Record<string, string>): Promise<Response> {
    return fetch(`${this.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: this.client.clientId, ...form }),
    })
  }

  async request(url: URL | string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }
}
