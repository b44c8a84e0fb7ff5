import { Shows } from '../../platform/reading/exposes.ts'
import { CodeExtensionSchema } from './code-extension.entity.ts'
import { anyone } from './reference.policy.ts'

@Shows(CodeExtensionSchema, {
  description: 'A code that the Kreis has added to a list; it counts as a state-wide one.',
  visibleTo: () => () => [],
  to: [[anyone, 'id list code labelDe labelEn mapsTo validFrom validTo version']],
})
export class CodeExtensionType {}
