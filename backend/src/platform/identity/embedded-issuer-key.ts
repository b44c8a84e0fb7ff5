import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

const FILE = 'issuer-key.json'
const URL_FILE = 'issuer-url'

/** A private RSA key as JWK with `kid`, RS256, 3072 bit (AUTH-4). */
export type SigningKey = JWK & { kid: string; n: string; e: string }

/** The key in `dataDir`, made at the first call and readable by its owner only, so that tokens survive a restart. */
export async function signingKeyIn(dataDir: string): Promise<SigningKey> {
  return storedSigningKey(dataDir) ?? createSigningKey(dataDir)
}

/** The key an earlier start has left in `dataDir`. */
export function storedSigningKey(dataDir: string): SigningKey | undefined {
  const text = stored(dataDir, FILE)
  return text === undefined ? undefined : (JSON.parse(text) as SigningKey)
}

/** Leaves beside the key whose issuer signs with it, for scripts that ask without the server. */
export function rememberIssuer(dataDir: string, issuer: string): void {
  writeFileSync(join(dataDir, URL_FILE), issuer)
}

export function rememberedIssuer(dataDir: string): string | undefined {
  return stored(dataDir, URL_FILE)
}

function stored(dataDir: string, file: string): string | undefined {
  try {
    return readFileSync(join(dataDir, file), 'utf8')
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
  const kept = storedSigningKey(dataDir)
  if (!kept) throw new Error(`${FILE} cannot be kept in ${dataDir}`)
  return kept
}
