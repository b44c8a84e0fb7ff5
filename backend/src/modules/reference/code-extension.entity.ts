import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { CodeList } from '../../platform/codes/code-list.ts'
import { tenantKey, version } from '../../platform/database/tenant-entity.ts'

export const CodeExtensionSchema = defineEntity({
  name: 'CodeExtension',
  schema: 'app',
  tableName: 'code_extension',
  properties: {
    ...tenantKey(),
    list: p.enum(() => CodeList).comment('The list that it adds to.'),
    code: p.text().comment('Begins with OWN_; never changes.'),
    labelDe: p.text().comment('German name.'),
    labelEn: p.text().comment('English name.'),
    mapsTo: p.text().comment('State-wide code that it counts as; never changes.'),
    position: p.integer().comment('Place among the own codes of the list.'),
    validFrom: p.date().comment('First day on which it may be chosen.'),
    validTo: p.date().nullable().comment('Last day on which it may be chosen.'),
    version: version(),
  },
})

/** A code that a Kreis has added to a list. */
export class CodeExtension extends CodeExtensionSchema.class {}
CodeExtensionSchema.setClass(CodeExtension)
concern(CodeExtension, 'NO_CLIENT')
