import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import type { Person } from '../../backend/src/platform/embedded-issuer/claims.ts'
import {
  createEmbeddedIssuer,
  type EmbeddedIssuer,
} from '../../backend/src/platform/embedded-issuer/issuer.ts'
import { realmFile } from '../../backend/src/platform/identity/realm-file.ts'
import { BrowserSession } from './browser-session.ts'
import { portOf } from './identity.ts'

export const machineSecret = 'only-for-this-test'

export const people: Person[] = [
  {
    login: 'ada',
    displayName: 'Ada Beispiel',
    subject: '018f2f6e-0000-7000-8000-000000000001',
    memberships: [
      { tenant: '08226', role: 'integration_manager' },
      { tenant: '08436', role: 'integration_manager' },
    ],
  },
  {
    login: 'kern',
    displayName: 'Dr. <A> Kern',
    subject: '018f2f6e-0000-7000-8000-000000000002',
    memberships: [{ tenant: '08', role: 'ministry_analyst' }],
  },
  {
    login: 'ministry-reporting',
    displayName: 'ministry-reporting',
    subject: 'ministry-reporting',
    memberships: [{ tenant: '08', role: 'ministry_analyst' }],
  },
]

export interface RunningIssuer extends EmbeddedIssuer {
  /** `sid` of every session that has ended. */
  ended: string[]
  origin: string
  dataDir: string
  /** A new browser at the web client. */
  browser(): BrowserSession
  close(): void
}

/** The embedded issuer on a free port, with {@link people} to choose from. */
export async function startEmbeddedIssuer(): Promise<RunningIssuer> {
  const app = express()
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${portOf(server)}`
  const dataDir = mkdtempSync(join(tmpdir(), 'digintm-issuer-'))
  const ended: string[] = []
  const issuer = await createEmbeddedIssuer({
    publicUrl: origin,
    realmFile,
    dataDir,
    people,
    secret: machineSecret,
    onSessionEnd: async sessionId => void ended.push(sessionId),
  })
  app.use(issuer.router)
  const client = { clientId: 'digintm-web', redirectUri: `${origin}/anmeldung` }
  return {
    ...issuer,
    origin,
    dataDir,
    ended,
    browser: () => new BrowserSession(issuer.issuer, client),
    close() {
      server.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}
