import type { Module } from '../../platform/module.ts'
import { MeResolver } from './me.resolver.ts'

/** The caller, and the organisations in which the caller works. */
export const tenants: Module = { fields: [MeResolver] }
