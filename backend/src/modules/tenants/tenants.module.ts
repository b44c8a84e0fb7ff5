import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import type { Module } from '../../platform/module.ts'
import { changeSettings, ChangeSettingsInput } from './change-settings.ts'
import { MeResolver } from './me.resolver.ts'
import { TenantSettings } from './tenant-settings.entity.ts'
import { settingsPolicy } from './tenant-settings.policy.ts'
import { TenantSettingsResolver } from './tenant-settings.resolver.ts'
import { TenantSettingsType } from './tenant-settings.type.ts'

/** The caller, the organisations in which the caller works, and what a Kreis sets for itself. */
export const tenants: Module = {
  entities: [TenantSettings],
  fields: [
    MeResolver,
    TenantSettingsResolver,
    mutations(TenantSettingsType, {
      changeSettings: mutation({
        description: 'Sets something for the Kreis, such as its imprint.',
        rule: settingsPolicy.change,
        input: ChangeSettingsInput,
        verb: changeSettings,
      }),
    }),
  ],
  abilities: {
    changeSettings: {
      rule: settingsPolicy.change,
      description: 'Set something for the Kreis, such as its imprint.',
    },
  },
}
