import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

const FILE = 'issuer-key.json'

/** A private RSA key as JWK with `kid`, RS256, 3072 bit (AUTH-4). */
export type SigningKey = JWK & { kid: string; n: string; e: string }

/** The key in `dataDir`, made at the first call and readable by its owner only, so that tokens survive a restart. */
export async function signingKeyIn(dataDir: string): Promise<SigningKey> {
  return storedSigningKey(dataDir) ?? createSigningKey(dataDir)
}

/** The key an earlier start has left in `dataDir`. */
export function storedSigningKey(dataDir: string): SigningKey | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as SigningKey
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function createSigningKey(dataDir: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 3072, extractable: true })
  const jwk = await exportJWK(privateKey)
  const key = { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'RS256' }
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(join(dataDir, FILE), JSON.stringify(key), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const stored = storedSigningKey(dataDir)
  if (!stored) throw new Error(`${FILE} cannot be kept in ${dataDir}`)
  return stored
}
