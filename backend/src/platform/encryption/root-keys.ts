import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** What wraps the keys of tenants: known to this process alone, never to a database or a store. */
export interface RootKeys {
  /** Wraps what is new. */
  current: RootKey
  /** By name: the current one, and those that wrapped before it. */
  all: ReadonlyMap<string, RootKey>
}

interface RootKey {
  /** Names the key without telling of it. */
  name: string
  key: KeyObject
}

/** @param former secrets from before, as long as they have wrapped something */
export function rootKeys(
  secret: string | Buffer,
  former: readonly (string | Buffer)[] = [],
): RootKeys {
  const [current, ...others] = [secret, ...former].map(rootKey)
  return { current: current!, all: new Map([current!, ...others].map(root => [root.name, root])) }
}

function rootKey(secret: string | Buffer): RootKey {
  const derived = (use: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `root ${use}`, length))
  return { name: derived('name', 8).toString('hex'), key: createSecretKey(derived('key', 32)) }
}
