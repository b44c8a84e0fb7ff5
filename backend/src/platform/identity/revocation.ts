import type { Pool } from 'pg'

/** What tokens are refused by: the session (`sid`), the person (`sub`), or everything of an issuer. */
interface Revocation {
  kind: 'SESSION' | 'SUBJECT' | 'REALM'
  value: string
  /** Tokens issued before this moment are refused; by default now. */
  notBefore?: Date
}

/**
 * Refuses tokens on every instance within 5 s, and after a restart (AUTH-3). An earlier moment than the stored one
 * changes nothing, so that an old message cannot bring a refused token back.
 */
export async function revoke(
  platformPool: Pick<Pool, 'query'>,
  revocation: Revocation,
): Promise<void> {
  const { kind, value, notBefore = new Date() } = revocation
  await platformPool.query(
    `insert into platform.revocation as known (kind, value, not_before) values ($1, $2, $3)
     on conflict (kind, value) do update set not_before = excluded.not_before
     where known.not_before < excluded.not_before`,
    [kind, value, notBefore],
  )
}
