import 'reflect-metadata'
import { pino } from 'pino'
import { rootKeys } from '../../backend/src/platform/encryption/root-keys.ts'
import { DirectoryStore } from '../../backend/src/platform/files/directory-store.ts'
import { createServer } from '../../backend/src/server.ts'
import { portOf } from './identity.ts'

/** The server in a process of its own, which somebody may kill; says where it answers. */
const { databases, identity, folder, root } = JSON.parse(process.argv[2] ?? '') as {
  databases: { tenant: string; reporting: string; platform: string; links: string }
  identity: { issuer: string; certsUrl: string }
  folder: string
  root: string
}
const { http } = await createServer({
  databases,
  identity,
  operations: { manifest: {}, registeredOnly: false },
  hideSchema: false,
  files: {
    store: new DirectoryStore(folder),
    roots: rootKeys(root),
    scanner: null,
    unscanned: true,
  },
  log: pino({ level: 'silent' }),
})
http.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${portOf(http)}\n`))
