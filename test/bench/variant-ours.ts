import 'reflect-metadata'
import { pino } from 'pino'
import type * as ManifestModule from '../../backend/src/manifest.ts'
import type * as ServerModule from '../../backend/src/server.ts'
import { built } from './built.ts'
import { DOCUMENTS, hashOf } from './operations.ts'
import { announce, readOrder } from './variant.ts'
import { noFiles } from '../support/no-files.ts'

const { readManifest } = await built<typeof ManifestModule>('manifest')
const { createServer } = await built<typeof ServerModule>('server')

/** The product as it runs in production: registered operations only, schema hidden. */
const { urls, issuer, certsUrl, today } = readOrder()
const documents = Object.values(DOCUMENTS).map(text => [hashOf(text), text])
const manifest = { ...readManifest(), ...(Object.fromEntries(documents) as Record<string, string>) }
const server = await createServer({
  databases: urls,
  identity: { issuer, certsUrl },
  log: pino({ level: 'error' }),
  hideSchema: true,
  operations: { manifest, registeredOnly: true },
  files: noFiles,
  today: () => today,
})
announce(server.http)
