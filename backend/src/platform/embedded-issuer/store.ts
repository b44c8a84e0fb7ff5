import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  expiresAt: number
}

/** Entries above which the expired ones are looked for. */
const ROOMY = 1_000

interface IssuerStore {
  /** oidc-provider's door to the entries of one model. */
  adapter: (model: string) => Adapter
  /** Sessions, codes and tokens of a person are gone. */
  endSessionsOf: (accountId: string) => void
}

/** Sessions, codes and refresh tokens of the embedded issuer: in memory, gone with the process, which a demo wants. */
export function createIssuerStore(): IssuerStore {
  const entries = new Map<string, Entry>()
  const alive = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined
  }
  const drop = (isMeant: (payload: AdapterPayload) => boolean) => {
    for (const [key, { payload }] of entries) if (isMeant(payload)) entries.delete(key)
  }

  const adapter = (model: string): Adapter => ({
    async upsert(id, payload, expiresIn = Number.POSITIVE_INFINITY) {
      sweep(entries)
      entries.set(`${model}:${id}`, { payload, expiresAt: Date.now() + expiresIn * 1000 })
    },
    async find(id) {
      return alive(`${model}:${id}`)
    },
    async findByUid(uid) {
      for (const [key, { payload }] of entries)
        if (key.startsWith(`${model}:`) && payload.uid === uid) return alive(key)
      return undefined
    },
    async findByUserCode() {
      return undefined
    },
    async consume(id) {
      const payload = alive(`${model}:${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id) {
      entries.delete(`${model}:${id}`)
    },
    revokeByGrantId: async grantId => drop(payload => payload.grantId === grantId),
  })
  return {
    adapter,
    endSessionsOf: accountId => drop(payload => payload.accountId === accountId),
  }
}

function sweep(entries: Map<string, Entry>): void {
  if (entries.size < ROOMY) return
  const now = Date.now()
  for (const [key, { expiresAt }] of entries) if (expiresAt <= now) entries.delete(key)
}
