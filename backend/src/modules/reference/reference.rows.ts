import { compared } from '../../../../test/support/naive.ts'
import { once } from '../../../../test/support/world.ts'
import { staff, type ModuleRows } from '../../../../test/access/rows.ts'

export const referenceRows: ModuleRows = {
  fields: {
    municipalities: { allowed: 'anyRole', asks: '{ ags }' },
    codes: { allowed: 'anyRole', asks: '{ code }', variables: () => ({ list: 'TOPIC' }) },
    codeLists: { allowed: 'anyRole', asks: '{ list own }' },
    addCode: {
      allowed: staff,
      input: () => ({
        list: 'TOPIC',
        labelDe: `Garten ${once()}`,
        labelEn: 'Garden',
        mapsTo: 'OTHER',
      }),
    },
    retireCode: { allowed: staff, input: ({ code }) => ({ id: code, version: 1 }) },
  },
  texts: 'labelDe labelEn',
  stored: {
    'AddCodeInput.labelDe': 'app.code_extension.label_de',
    'AddCodeInput.labelEn': 'app.code_extension.label_en',
    // a code of its list
    'AddCodeInput.mapsTo': null,
  },
  naive: {
    'Query.municipalities': (_, __, { tables }) =>
      tables['municipality']!.toSorted(compared({ columns: ['name', 'ags'] })),
  },
  reads: {
    Municipalities: { who: 'integration_manager' },
    CodeNames: { who: 'integration_manager' },
    CodeLists: { who: 'coordinator' },
    Catalogue: { who: 'coordinator', variables: () => ({ list: 'TOPIC' }) },
    Codes: { who: 'integration_manager', variables: () => ({ list: 'TOPIC' }) },
  },
}
