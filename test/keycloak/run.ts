import { requirements } from '../../backend/src/platform/keycloak/local-keycloak.ts'
import { KeycloakUnavailable } from '../../backend/src/platform/keycloak/unavailable.ts'
import { runUnlessMissing } from '../run/unless-missing.ts'

await runUnlessMissing({
  what: 'Keycloak',
  required: 'REQUIRE_KEYCLOAK',
  config: new URL('vitest.config.ts', import.meta.url),
  async missing() {
    try {
      await requirements({ env: process.env })
      return undefined
    } catch (error) {
      if (error instanceof KeycloakUnavailable) return error.message
      throw error
    }
  },
})
