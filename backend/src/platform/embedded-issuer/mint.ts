import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import { type Person, personClaims } from './claims.ts'
import { rememberedIssuer, type SigningKey, storedSigningKey } from './key.ts'
import { type Realm, readRealm } from '../identity/realm.ts'
import { realmFile } from '../identity/realm-file.ts'

/** An access token for a login, without a browser; by default for the person's first membership. */
export type MintToken = (login: string, tenant?: string) => Promise<string>

interface Mint {
  issuer: string
  realm: Realm
  key: SigningKey
  people: Iterable<Person>
}

/** Signs what the embedded issuer would issue after a sign-in; rejects logins and tenants it does not know. */
export function createMint({ issuer, realm, key, people }: Mint): MintToken {
  return async (login, tenant) => {
    const person = [...people].find(candidate => candidate.login === login)
    if (!person) throw new Error(`nobody is called ${login}`)
    const wanted = tenant ?? person.memberships[0]?.tenant
    if (!person.memberships.some(membership => membership.tenant === wanted))
      throw new Error(`${login} has no membership in ${wanted}`)
    const now = Math.floor(Date.now() / 1000)
    const scope = `openid profile organization:${wanted}`
    const claims = {
      ...personClaims(person, scope),
      typ: 'Bearer',
      azp: realm.web.clientId,
      sid: randomUUID(),
      acr: '1',
      auth_time: now,
      scope,
    }
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
      .setIssuer(issuer)
      .setAudience([realm.audience])
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + realm.lifetimes.accessToken)
      .sign(await importJWK(key, 'RS256'))
  }
}

/** For scripts: signs with what the last start left in `dataDir`, whether or not the server runs. */
export function mintFrom(dataDir: string, people: Person[]): MintToken {
  const key = storedSigningKey(dataDir)
  const issuer = rememberedIssuer(dataDir)
  if (!key || !issuer)
    throw new Error(`${dataDir} holds no signing key: start DigIntM once with its embedded issuer`)
  return createMint({ issuer, key, people, realm: readRealm(realmFile) })
}
