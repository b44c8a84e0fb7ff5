import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { tenantKey, version } from '../../platform/database/tenant-entity.ts'

export const TenantSettingsSchema = defineEntity({
  name: 'TenantSettings',
  schema: 'app',
  tableName: 'setting',
  properties: {
    ...tenantKey(),
    imprintDe: p.text().nullable().comment('Imprint, German; null: the product’s own.'),
    imprintEn: p.text().nullable().comment('Imprint, English; null: the product’s own.'),
    privacyDe: p.text().nullable().comment('Privacy statement, German; null: the product’s own.'),
    privacyEn: p.text().nullable().comment('Privacy statement, English; null: the product’s own.'),
    accessibilityDe: p
      .text()
      .nullable()
      .comment('Accessibility statement, German; null: the product’s own.'),
    accessibilityEn: p
      .text()
      .nullable()
      .comment('Accessibility statement, English; null: the product’s own.'),
    helpDe: p
      .text()
      .nullable()
      .comment('Where people of the Kreis find help, German; null: the product’s own.'),
    helpEn: p
      .text()
      .nullable()
      .comment('Where people of the Kreis find help, English; null: the product’s own.'),
    version: version(),
  },
})

/** What a Kreis has set for itself; there is one at most. */
export class TenantSettings extends TenantSettingsSchema.class {}
TenantSettingsSchema.setClass(TenantSettings)
concern(TenantSettings, 'NO_CLIENT')
