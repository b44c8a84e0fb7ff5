import { generateKeyPairSync } from 'node:crypto'

interface KeyComponent {
  name: string
  providerId: string
  config: Record<string, string[]>
}

/**
 * Keycloak's component of a key that is drawn here, of the length that the realm file names (AUTH-4). Keycloak itself
 * computes ten seconds for one; in the strict realm it still does.
 */
export function signingKey(name: string, priority: number): KeyComponent {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 3072,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return {
    name,
    providerId: 'rsa',
    config: {
      privateKey: [privateKey],
      algorithm: ['RS256'],
      active: ['true'],
      enabled: ['true'],
      priority: [String(priority)],
    },
  }
}
