import { Shows } from '../../platform/reading/exposes.ts'
import { TenantSettingsSchema } from './tenant-settings.entity.ts'
import { settingsPolicy } from './tenant-settings.policy.ts'

@Shows(TenantSettingsSchema, {
  description:
    'What the Kreis has set for itself. Texts are plain: paragraphs, headings and lists by their first sign, no HTML.',
  visibleTo: () => () => [],
  to: [
    [
      settingsPolicy.read,
      'id imprintDe imprintEn privacyDe privacyEn accessibilityDe accessibilityEn helpDe helpEn version',
    ],
  ],
})
export class TenantSettingsType {}
