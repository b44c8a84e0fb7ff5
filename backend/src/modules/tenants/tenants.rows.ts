import { staff, type ModuleRows } from '../../../../test/access/rows.ts'
import { one } from '../../../../test/support/naive.ts'

export const tenantRows: ModuleRows = {
  fields: {
    me: { allowed: 'everyone', asks: '{ subject roles }' },
    tenants: { allowed: 'everyone', asks: '{ ags }' },
    tenantSettings: { allowed: 'anyRole', asks: '{ imprintDe version }' },
    changeSettings: { allowed: staff, input: () => ({ version: 1, helpDe: 'Telefon 0711 1234' }) },
  },
  texts: 'imprintDe imprintEn privacyDe privacyEn accessibilityDe accessibilityEn helpDe helpEn',
  stored: {
    'ChangeSettingsInput.imprintDe': 'app.setting.imprint_de',
    'ChangeSettingsInput.imprintEn': 'app.setting.imprint_en',
    'ChangeSettingsInput.privacyDe': 'app.setting.privacy_de',
    'ChangeSettingsInput.privacyEn': 'app.setting.privacy_en',
    'ChangeSettingsInput.accessibilityDe': 'app.setting.accessibility_de',
    'ChangeSettingsInput.accessibilityEn': 'app.setting.accessibility_en',
    'ChangeSettingsInput.helpDe': 'app.setting.help_de',
    'ChangeSettingsInput.helpEn': 'app.setting.help_en',
  },
  naive: {
    'Query.me': () => ({}),
    'Query.tenantSettings': (_, __, { tables }) => tables['setting']![0],
    'Me.manager': (_, __, { tables, asker }) => one(tables['integration_manager'], asker.managerId),
  },
  // the field `manager` alone asks the database
  reads: { Me: { who: 'integration_manager' }, TenantSettings: { who: 'integration_manager' } },
}
