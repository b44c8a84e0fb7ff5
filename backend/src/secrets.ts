import { readFileSync } from 'node:fs'

type Environment = Readonly<Record<string, string | undefined>>

/** The log-ins: their secret is the password in the URL. */
const URLS = [
  'DATABASE_URL',
  'DATABASE_URL_REPORTING',
  'DATABASE_URL_PLATFORM',
  'DATABASE_URL_GRANTING',
  'DATABASE_URL_LINKS',
  'DATABASE_URL_MIGRATION',
  'DATABASE_URL_ADMIN',
]
/** Made by whoever runs the product. */
const OWN = [
  'CURSOR_SECRET',
  'MASTER_KEY',
  'MASTER_KEY_FORMER',
  'MINISTRY_REPORTING_SECRET',
  'KEYCLOAK_INVITER_SECRET',
]
/** Given by somebody else, who chose how long it is. */
const FOREIGN = ['SMTP_URL', 'FILES_URL']

/** 32 hexadecimal digits are 128 bits. */
const SHORTEST = 32
/** A word over and over, or an alphabet: fewer different characters than any random text of that length has. */
const FEWEST_CHARACTERS = 8
const KNOWN = /demo-only|change-?me|example|password|secret/i

/** The environment with each secret in place that `<NAME>_FILE` names a file for, as containers get them. */
export function withSecretFiles(env: Environment): Environment {
  const named = [...URLS, ...OWN, ...FOREIGN].filter(name => env[`${name}_FILE`])
  return { ...env, ...Object.fromEntries(named.map(name => [name, secretFrom(env, name)])) }
}

function secretFrom(env: Environment, name: string): string {
  if (env[name]) throw new Error(`Set ${name} or ${name}_FILE, not both`)
  try {
    return readFileSync(env[`${name}_FILE`]!, 'utf8').trim()
  } catch (error) {
    throw new Error(`${name}_FILE names a file that cannot be read`, { cause: error })
  }
}

/** For production: throws a sentence for the first secret that is known, short, monotonous or used twice. */
export function refuseWeakSecrets(env: Environment): void {
  const seen = new Map<string, string>()
  for (const [name, secret] of secretsOf(env)) {
    const weakness = weaknessOf(secret)
    if (weakness) throw new Error(`${name} ${weakness}; production takes random secrets only`)
    const twin = seen.get(secret)
    if (twin) throw new Error(`${twin} and ${name} are the same secret; each needs its own`)
    seen.set(secret, name)
  }
}

function secretsOf(env: Environment): [name: string, secret: string][] {
  const passwords = URLS.filter(name => env[name]).map((name): [string, string] => [
    `The password in ${name}`,
    decodeURIComponent(new URL(env[name]!).password),
  ])
  const own = OWN.filter(name => env[name] !== undefined).map((name): [string, string] => [
    name,
    env[name]!,
  ])
  return [...passwords, ...own]
}

function weaknessOf(secret: string): string | undefined {
  if (KNOWN.test(secret)) return 'is a known default'
  if (secret.length < SHORTEST) return `has fewer than ${SHORTEST} characters`
  if (new Set(secret).size < FEWEST_CHARACTERS) return 'repeats itself'
  return undefined
}
