import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import * as v from 'valibot'

const KEY_FILE = 'issuer-key.json'
const URL_FILE = 'issuer-url'

const parts = ['kty', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'kid', 'use', 'alg'] as const
const SigningJwk = v.object(v.entriesFromList(parts, v.string()))

/** A private RSA key for RS256 of 3072 bit (AUTH-4). */
export type SigningKey = v.InferOutput<typeof SigningJwk>

/** The key in `dataDir`, made at the first call and readable by its owner only, so that tokens survive a restart. */
export async function signingKeyIn(dataDir: string): Promise<SigningKey> {
  return storedSigningKey(dataDir) ?? createSigningKey(dataDir)
}

/** The key an earlier start has left in `dataDir`. */
export function storedSigningKey(dataDir: string): SigningKey | undefined {
  const text = stored(dataDir, KEY_FILE)
  return text === undefined ? undefined : v.parse(SigningJwk, JSON.parse(text))
}

/** Leaves beside the key whose issuer signs with it, for scripts that ask without the server. */
export function rememberIssuer(dataDir: string, issuer: string): void {
  writeFileSync(join(dataDir, URL_FILE), issuer)
}

export function rememberedIssuer(dataDir: string): string | undefined {
  return stored(dataDir, URL_FILE)
}

function stored(dataDir: string, name: string): string | undefined {
  const file = join(dataDir, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

async function createSigningKey(dataDir: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 3072, extractable: true })
  const jwk = await exportJWK(privateKey)
  const key = { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'RS256' }
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(join(dataDir, KEY_FILE), JSON.stringify(key), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // a start at the same moment was first: its key is the key
    if (!existsSync(join(dataDir, KEY_FILE))) throw error
  }
  return v.parse(SigningJwk, JSON.parse(readFileSync(join(dataDir, KEY_FILE), 'utf8')))
}
