import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Node has it, and its types name what belongs to it alone. */
const { WebAssembly: engine } = globalThis as unknown as {
  WebAssembly: { Module: new (bytes: Uint8Array) => WebAssembly.Module }
}
const { resolve } = createRequire(import.meta.url)

/** A module of a package, by the file's path in it. */
export const wasm = (path: string): WebAssembly.Module =>
  new engine.Module(readFileSync(resolve(path)))
