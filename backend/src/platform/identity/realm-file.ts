import { fileURLToPath } from 'node:url'

/** The realm as code, which Keycloak imports and the embedded issuer reads. */
export const realmFile = fileURLToPath(
  new URL('../../../../infra/keycloak/digintm-realm.json', import.meta.url),
)
