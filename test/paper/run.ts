import { runUnlessMissing } from '../run/unless-missing.ts'
import { findVeraPdf, VeraPdfUnavailable } from './verapdf.ts'

await runUnlessMissing({
  what: 'veraPDF',
  required: 'REQUIRE_VERAPDF',
  config: new URL('vitest.config.ts', import.meta.url),
  async missing() {
    try {
      await findVeraPdf()
      return undefined
    } catch (error) {
      if (error instanceof VeraPdfUnavailable) return error.message
      throw error
    }
  },
})
