import { createHash, createHmac, randomBytes } from 'node:crypto'

/** What somebody knows and has. */
export interface Credentials {
  login: string
  password: string
  /** Of the app that makes codes; set when a sign-in has set it up, with the code of that moment. */
  secret?: string
}

export interface SignedIn {
  /** What was asked for, in order: `password`, `code`, `set up code`; or what the page says instead. */
  asked: string[]
  /** Of the access token; nothing when there is none. */
  claims?: Record<string, unknown>
  /** OAuth's word for a refusal. */
  error?: string
}

/** A browser without a window that fills in Keycloak's forms, and keeps its cookies. */
export class FormBrowser {
  readonly #cookies = new Map<string, string>()

  constructor(
    private readonly issuer: string,
    private readonly webOrigin: string,
  ) {}

  /** Code flow with PKCE; gives up at the first page that refuses what was filled in. */
  async signIn(who: Credentials, wishes: Record<string, string> = {}): Promise<SignedIn> {
    const verifier = randomBytes(32).toString('base64url')
    const asked: string[] = []
    let step = await this.#visit(this.#authorization(verifier, wishes))
    while (!step.url.startsWith(this.#callback)) {
      const form = formOf(step.html, who)
      if (!form || asked.at(-1) === form.asks) return { asked: [...asked, textOf(step.html)] }
      asked.push(form.asks)
      step = await this.#visit(form.action, form.values)
    }
    const answer = new URL(step.url).searchParams
    const error = answer.get('error')
    if (error) return { asked, error }
    return { asked, claims: await this.#redeem(answer.get('code') ?? '', verifier) }
  }

  get #callback(): string {
    return `${this.webOrigin}/anmeldung`
  }

  #authorization(verifier: string, wishes: Record<string, string>): string {
    const query = new URLSearchParams({
      client_id: 'digintm-web',
      redirect_uri: this.#callback,
      response_type: 'code',
      scope: 'openid',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...wishes,
    })
    return `${this.issuer}/protocol/openid-connect/auth?${query.toString()}`
  }

  async #visit(url: string, form?: Record<string, string>): Promise<{ url: string; html: string }> {
    if (url.startsWith(this.#callback)) return { url, html: '' }
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map(pair => pair.join('=')).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      this.#cookies.set(name, value)
    }
    const next = response.headers.get('location')
    return next ? this.#visit(new URL(next, url).href) : { url, html: await response.text() }
  }

  async #redeem(code: string, verifier: string): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'digintm-web',
        redirect_uri: this.#callback,
        code,
        code_verifier: verifier,
      }),
    })
    const { access_token: token } = (await response.json()) as { access_token: string }
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  }
}

function formOf(html: string, who: Credentials) {
  const action = valueOf(html, /<form[^>]*\saction="([^"]+)"/)
  if (!action) return undefined
  const fresh = inputOf(html, 'totpSecret')
  if (fresh) {
    who.secret = fresh
    const values = { totp: codeOf(fresh), totpSecret: fresh, userLabel: 'App' }
    return { asks: 'set up code', action, values }
  }
  if (/name="otp"/.test(html))
    return { asks: 'code', action, values: { otp: codeOf(who.secret ?? '', 'next') } }
  if (/name="password"/.test(html))
    return { asks: 'password', action, values: { username: who.login, password: who.password } }
  return undefined
}

const inputOf = (html: string, name: string): string | undefined =>
  valueOf(html, new RegExp(`name="${name}"[^>]*value="([^"]+)"`))

const valueOf = (html: string, pattern: RegExp): string | undefined =>
  pattern.exec(html)?.[1]?.replaceAll('&amp;', '&')

/** What the page says to a person, in one line. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body')).replaceAll(/<script[\s\S]*?<\/script>/g, '')
  return body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** RFC 6238 with six digits and 30 seconds; a code is good once, and the next one is good already. */
export function codeOf(secret: string, which: 'current' | 'next' = 'current'): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + (which === 'next' ? 1 : 0)))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fff_ffff
  return String(number % 1_000_000).padStart(6, '0')
}
