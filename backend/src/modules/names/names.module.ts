import type { Module } from '../../platform/module.ts'
import { refoldNames } from './refold-names.ts'

/** Names as people write and hear them. */
export const names: Module = {
  jobs: ({ tenants, log }) => ({ kinds: refoldNames(tenants, log) }),
}
