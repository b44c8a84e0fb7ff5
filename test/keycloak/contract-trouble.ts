import { decodeProtectedHeader } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createGuard } from '../../backend/src/platform/identity/guard.ts'
import { createKeyProvider } from '../../backend/src/platform/identity/key-provider.ts'
import { accessToken, openStage, signedIn, type Stage } from './support/stage.ts'

const MINUTE = 60_000
/** How long the product may take to notice, with a second for the machine. */
const OFTEN = { interval: 250 }

/** What the product does when its issuer is away, slow, hidden behind an error page, or has new keys. */
export function troubleContract(open: Parameters<typeof openStage>[0]): void {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(open)
  })
  afterAll(() => stage.close())
  beforeEach(() => {
    stage.gateway.requests = 0
  })
  afterEach(() => {
    stage.gateway.weather = 'fair'
  })

  test.each(['down', 'silent', 'maintenance', 'slow'] as const)(
    'KC-18, FI-4: %s under load: valid tokens go on, and nobody becomes anonymous',
    async weather => {
      const good = accessToken(await signedIn(stage, 'petra.lang'))
      expect(await stage.me(good)).toBe('COORDINATOR')

      stage.gateway.weather = weather
      stage.passTime(11 * MINUTE)
      const answers = await load(stage, good, 200)

      expect(answers).toEqual({ good: ['COORDINATOR'], bad: ['UNAUTHENTICATED'] })
      expect(stage.gateway.requests).toBeGreaterThan(0)
    },
  )

  test.each(['down', 'maintenance'] as const)(
    'KC-18, FI-4: a product started while the issuer is %s refuses, and recovers by itself',
    async weather => {
      const good = accessToken(await signedIn(stage, 'petra.lang'))
      stage.gateway.weather = weather
      await stage.restart()

      expect(await load(stage, good, 50)).toEqual({
        good: ['UNAUTHENTICATED'],
        bad: ['UNAUTHENTICATED'],
      })

      stage.gateway.weather = 'fair'
      stage.passTime(MINUTE)
      await expect.poll(() => stage.me(good), OFTEN).toBe('COORDINATOR')
    },
  )

  test('KC-18: after an hour without a word from the issuer no token is believed any more', async () => {
    const good = accessToken(await signedIn(stage, 'petra.lang'))
    expect(await stage.me(good)).toBe('COORDINATOR')
    stage.gateway.weather = 'down'

    stage.passTime(61 * MINUTE)
    expect(await stage.me(good)).toBe('UNAUTHENTICATED')

    stage.gateway.weather = 'fair'
    stage.passTime(MINUTE)
    expect(await stage.me(good)).toBe('COORDINATOR')
  })

  test('AUTH-2: after a rotation the new key is accepted, and the former one refused', async () => {
    let clock = Date.now()
    const { issuer, certsUrl } = stage.issuer
    const keys = createKeyProvider({ certsUrl, now: () => clock })
    const rules = { issuer, audience: 'digintm-api', allowedAzp: ['digintm-web'] }
    const { authenticate } = createGuard({ ...rules, keys })
    const verify = (token: string) =>
      authenticate({ headers: { authorization: `Bearer ${token}` } })
    const before = accessToken(await signedIn(stage, 'leyla.brandt'))
    expect(await verify(before)).not.toBeNull()

    await stage.issuer.rotateKeys()
    const after = accessToken(await signedIn(stage, 'leyla.brandt'))
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid)
    clock += 30_000

    expect(await verify(after)).toMatchObject({ login: 'leyla.brandt' })
    await expect(verify(before)).rejects.toThrow('the realm publishes no such key')
  })
}

/** Eight callers at once; each asks with a valid token, with a broken one and with none in turn. */
async function load(
  stage: Stage,
  token: string,
  each: number,
): Promise<{ good: string[]; bad: string[] }> {
  const good = new Set<string>()
  const bad = new Set<string>()
  const caller = async () => {
    for (let asked = 0; asked < each / 8; asked++) {
      good.add(await stage.me(token))
      bad.add(await stage.me(`${token.slice(0, -8)}AAAAAAAA`))
      bad.add(await stage.me(null))
    }
  }
  await Promise.all(Array.from({ length: 8 }, caller))
  return { good: [...good], bad: [...bad] }
}
