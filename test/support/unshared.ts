import 'reflect-metadata'
import { afterAll, vi } from 'vitest'

// files that run in one process share its modules and globals: what one has replaced is put back when it ends
afterAll(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.resetConfig()
})
