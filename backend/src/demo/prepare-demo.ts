import { withClient } from '../platform/database/roles.ts'
import { todayInBerlin } from '../platform/ground/today.ts'
import { demoStamp, seedDemo } from './seed.ts'

export interface DemoWish {
  adminUrl: string
  issuer: string
  /** Anchor day for a fresh demo; today when null. */
  today: string | null
  closingDays: number
  onProgress: (text: string) => void
}

/** Seeds the demo once. Later starts say when it has aged, and follow when the product moved to another address. */
export async function prepareDemo({
  adminUrl,
  issuer,
  today,
  closingDays,
  onProgress,
}: DemoWish): Promise<void> {
  const now = todayInBerlin()
  const stamp = await demoStamp(adminUrl)
  if (!stamp) {
    const order = { adminUrl, today: today ?? now, scale: 'demo', closingDays, issuer } as const
    await seedDemo({ ...order, onProgress })
    return
  }
  await withClient(adminUrl, async client => {
    for (const table of ['membership', 'account'])
      await client.query(`update app.${table} set issuer = $1 where issuer <> $1`, [issuer])
  })
  if (Date.parse(now) - Date.parse(stamp.today) > 24 * 3_600_000) {
    onProgress(`The demo is of ${stamp.today}; npm run reset and a new start make it today’s`)
  }
}
