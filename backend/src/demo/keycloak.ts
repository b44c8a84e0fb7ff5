import { realmPlaceholders } from '../platform/identity/realm.ts'
import type { KeycloakServer } from '../platform/keycloak/keycloak-server.ts'
import { startLocalKeycloak } from '../platform/keycloak/local-keycloak.ts'
import { demoPeople } from './people.ts'
import { demoRealm } from './realm.ts'

/** Of every demo person; long enough for the realm's rules, and no secret. */
export const DEMO_PASSWORD = 'demo-people-only'
const SECRETS = { KEYCLOAK_INVITER_SECRET: 'demo-only', MINISTRY_REPORTING_SECRET: 'demo-only' }

type Environment = Readonly<Record<string, string | undefined>>

export interface DemoKeycloak extends KeycloakServer {
  /** How the product finds it. */
  settings: Record<string, string>
}

/**
 * A real Keycloak with the people of the demo, for the product at this address. Its data stay between starts, unless
 * realm or address have changed: then it begins anew.
 */
export async function startDemoKeycloak(
  env: Environment,
  publicUrl: string,
  onProgress: (text: string) => void,
): Promise<DemoKeycloak> {
  const mail = mailOf(env)
  const server = await startLocalKeycloak({
    env: { ...SECRETS, ...realmPlaceholders(publicUrl), ...env },
    realm: demoRealm(DEMO_PASSWORD, { ...realmPlaceholders(publicUrl), ...mail.keycloak }),
    port: Number(env['KEYCLOAK_PORT'] ?? 8080),
    onProgress,
  })
  return { ...server, settings: { ...SECRETS, ...mail.product, KEYCLOAK_URL: server.url } }
}

/** Keycloak's mail goes to the mailbox of the demo, unless there is a mail server for it. */
function mailOf(env: Environment): Record<'keycloak' | 'product', Record<string, string>> {
  if (env['KEYCLOAK_SMTP_HOST']) return { keycloak: {}, product: {} }
  const port = env['DEMO_MAIL_PORT'] ?? '1025'
  return {
    keycloak: { KEYCLOAK_SMTP_HOST: '127.0.0.1', KEYCLOAK_SMTP_PORT: port },
    product: { DEMO_MAIL_PORT: port },
  }
}

/** What the terminal shows about signing in. */
export function keycloakBanner(url: string): string {
  const people = demoPeople.map(({ login, displayName }) => `  ${login.padEnd(16)}${displayName}`)
  return [
    `Keycloak is at ${url}; demo people, all with the password ${DEMO_PASSWORD}:`,
    ...people,
    'The second factor is switched off for them; the realm as code requires it of all staff.',
  ].join('\n')
}
