import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { decodeJwt, type JWTPayload } from 'jose'
import type { Browser, Page } from 'playwright'
import { inject } from 'vitest'
import { PATIENCE_MS } from '../../support/browser.ts'

const VERIFIER = 'v'.repeat(43)

/** What came of a visit to the issuer. */
export interface Answer {
  /** Of the access token; nothing when there is none. */
  claims?: JWTPayload
  /** Keycloak's word for what became of an action the product asked for. */
  action?: string | undefined
}

/** A person at Keycloak's own pages, with a device that keeps passkeys and asks for a finger or a PIN. */
export class Device {
  readonly #confirm: (how: 'always' | 'never' | 'refuse') => Promise<void>

  private constructor(
    private readonly issuer: string,
    readonly page: Page,
    confirm: Device['confirm'],
  ) {
    this.#confirm = confirm
  }

  /** A new device, which asks whoever holds it. */
  static async open(browser: Browser, issuer: string): Promise<Device> {
    const page = await browser.newPage({ locale: 'de-DE' })
    page.setDefaultTimeout(PATIENCE_MS)
    const { authenticator, authenticatorId } = await keepPasskeys(page)
    return new Device(issuer, page, async how => {
      await authenticator.send('WebAuthn.setUserVerified', {
        authenticatorId,
        isUserVerified: how !== 'refuse',
      })
      await authenticator.send('WebAuthn.setAutomaticPresenceSimulation', {
        authenticatorId,
        enabled: how !== 'never',
      })
    })
  }

  /** From now on the person confirms what the device asks, leaves the question alone, or fails to. */
  confirm(how: 'always' | 'never' | 'refuse'): Promise<void> {
    return this.#confirm(how)
  }

  /** The issuer knows nobody in this browser any more. */
  async forget(): Promise<void> {
    await this.page.context().clearCookies()
  }

  /** Asks the issuer as the product does. */
  async begin(wishes: Record<string, string> = {}): Promise<void> {
    const query = new URLSearchParams({
      client_id: 'digintm-web',
      redirect_uri: callback(),
      response_type: 'code',
      scope: 'openid',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
      ...wishes,
    })
    await this.page.goto(`${this.issuer}/protocol/openid-connect/auth?${query.toString()}`)
  }

  /** Waits until the issuer has sent the browser back. */
  async answer(): Promise<Answer> {
    await this.page.waitForURL(url => url.href.startsWith(callback()))
    const answer = new URL(this.page.url()).searchParams
    const action = answer.get('kc_action_status') ?? undefined
    const code = answer.get('code')
    return code ? { action, claims: await this.#redeem(code) } : { action }
  }

  async #redeem(code: string): Promise<JWTPayload> {
    const response = await fetch(`${this.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'digintm-web',
        redirect_uri: callback(),
        code,
        code_verifier: VERIFIER,
      }),
    })
    const { access_token: token } = (await response.json()) as { access_token: string }
    return decodeJwt(token)
  }
}

/** Gives a page an authenticator that keeps passkeys, and whose owner confirms all it asks. */
export async function keepPasskeys(page: Page) {
  // Keycloak's script asks for the passkey's name
  page.on('dialog', dialog => void dialog.accept('Notebook'))
  const authenticator = await page.context().newCDPSession(page)
  await authenticator.send('WebAuthn.enable')
  const { authenticatorId } = await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { authenticator, authenticatorId }
}

const callback = (): string => `${inject('keycloak').webOrigin}/anmeldung`

/** Somebody has to be there where the issuer sends browsers back to. */
export async function openCallback(): Promise<Server> {
  const server = createServer((_, response) => response.end('<title>DigIntM</title>'))
  const { port } = new URL(callback())
  await new Promise<void>(resolve => server.listen(Number(port), 'localhost', resolve))
  return server
}
