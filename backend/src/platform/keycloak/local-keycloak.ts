import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataDirectory, refuseProduction } from '../database/locate.ts'
import { findDistribution } from './distribution.ts'
import { findJava } from './java.ts'
import { startKeycloak, type KeycloakServer, type KeycloakWish } from './keycloak-server.ts'

const THEMES = fileURLToPath(new URL('../../../../infra/keycloak/themes', import.meta.url))

type Wish = Pick<
  KeycloakWish,
  'env' | 'realm' | 'port' | 'settings' | 'deadlineMs' | 'onProgress'
> & {
  /** Folder of this server; `keycloak/server` in the data directory when unset. */
  home?: string
}

/**
 * A Keycloak of this machine: the distribution and what it builds are kept in the data directory. Throws
 * `KeycloakUnavailable` when Java, or a way to the distribution, is missing.
 */
export async function startLocalKeycloak(wish: Wish): Promise<KeycloakServer> {
  refuseProduction(wish.env, 'This way of starting Keycloak')
  const cache = cacheOf(wish.env)
  const { home = join(cache, 'server') } = wish
  return startKeycloak({ ...wish, ...(await requirements(wish)), cache, home, themes: THEMES })
}

/** Java and the distribution, or `KeycloakUnavailable`. */
export async function requirements({
  env,
  onProgress,
}: Pick<Wish, 'env' | 'onProgress'>): Promise<Pick<KeycloakWish, 'java' | 'distribution'>> {
  const java = await findJava(env)
  const cache = cacheOf(env)
  const distribution = await findDistribution({ env, cache, ...(onProgress && { onProgress }) })
  return { java, distribution }
}

function cacheOf(env: Wish['env']): string {
  return join(dataDirectory(env), 'keycloak')
}
