import { readConfig } from '../config.ts'
import { keycloakBanner, startDemoKeycloak } from '../demo/keycloak.ts'
import { Progress } from './progress.ts'

/** `npm run keycloak`: a real Keycloak with the people of the demo, in the foreground. */
const progress = new Progress(process.stdout)
try {
  const { env } = process
  const step = (text: string) => progress.step(text)
  const keycloak = await startDemoKeycloak(env, readConfig(env).publicUrl, step)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void keycloak.stop())
  progress.done(keycloakBanner(keycloak.url))
  await keycloak.ended
} catch (error) {
  progress.failed(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
