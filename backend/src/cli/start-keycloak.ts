import 'reflect-metadata'
import { readConfig } from '../config.ts'
import { keycloakBanner, startDemoKeycloak, type DemoKeycloak } from '../demo/keycloak.ts'
import { start, type Product } from '../start.ts'
import { Progress } from './progress.ts'

/**
 * `npm run start:keycloak`: the product against a real Keycloak, the one of KEYCLOAK_URL or one of this machine with
 * the people of the demo.
 */
const progress = new Progress(process.stdout)
let keycloak: DemoKeycloak | undefined
let product: Product | undefined

async function stop(): Promise<void> {
  await product?.stop()
  await keycloak?.stop()
}

try {
  const { env } = process
  if (!env['KEYCLOAK_URL']) {
    const step = (text: string) => progress.step(text)
    keycloak = await startDemoKeycloak(env, readConfig(env).publicUrl, step)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)))
  product = await start({ ...keycloak?.settings, ...env }, progress)
  progress.done([product.banner, keycloak && keycloakBanner(keycloak.url)].join('\n\n').trim())
} catch (error) {
  await stop()
  progress.failed(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
