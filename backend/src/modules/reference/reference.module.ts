import type { Module } from '../../platform/module.ts'
import { Municipality } from './municipality.entity.ts'
import { MunicipalityResolver } from './municipality.resolver.ts'

/** What is the same for everybody: Kreise, municipalities, code lists. */
export const reference: Module = { entities: [Municipality], fields: [MunicipalityResolver] }
