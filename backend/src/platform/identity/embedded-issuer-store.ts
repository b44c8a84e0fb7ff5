import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  expiresAt: number
}

/** Entries above which the expired ones are looked for. */
const ROOMY = 1_000

/** Sessions, codes and refresh tokens of the embedded issuer: in memory, gone with the process, which a demo wants. */
export function createIssuerStore(): (model: string) => Adapter {
  const entries = new Map<string, Entry>()
  function alive(key: string): AdapterPayload | undefined {
    const entry = entries.get(key)
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined
  }

  return model => ({
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
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
    },
  })
}

function sweep(entries: Map<string, Entry>): void {
  if (entries.size < ROOMY) return
  const now = Date.now()
  for (const [key, { expiresAt }] of entries) if (expiresAt <= now) entries.delete(key)
}
