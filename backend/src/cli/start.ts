import 'reflect-metadata'
import { start } from '../start.ts'
import { Progress } from './progress.ts'

const progress = new Progress(process.stdout)
try {
  const product = await start(process.env, progress)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void product.stop().then(() => process.exit(0)))
  process.on('unhandledRejection', error =>
    product.log.error({ err: error }, 'unhandled rejection'),
  )
  progress.done(product.banner)
} catch (error) {
  progress.failed(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
