import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DatabaseUrls } from '../../backend/src/platform/database/roles.ts'

/** What the bench hands to each variant's process. */
export interface VariantOrder {
  urls: DatabaseUrls & { competitor: string }
  issuer: string
  certsUrl: string
  today: string
}

/** The order of this process. */
export const readOrder = (): VariantOrder =>
  JSON.parse(process.env['BENCH_ORDER'] ?? '') as VariantOrder

/** Listens on a free port and tells the bench which. */
export function announce(server: Server): void {
  server.listen(0, '127.0.0.1', () =>
    process.send?.({ port: (server.address() as AddressInfo).port }),
  )
  process.once('disconnect', () => process.exit(0))
}
