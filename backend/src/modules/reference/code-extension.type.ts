import { ObjectType } from 'type-graphql'
import { Exposes, ReadsFrom } from '../../platform/reading/exposes.ts'
import { CodeExtensionSchema } from './code-extension.entity.ts'
import { anyone } from './reference.policy.ts'

@ObjectType('CodeExtension', {
  simpleResolvers: true,
  description: 'A code that the Kreis has added to a list; it counts as a state-wide one.',
})
@ReadsFrom(CodeExtensionSchema, { visibleTo: () => () => [] })
@Exposes(
  CodeExtensionSchema,
  anyone,
  'id',
  'list',
  'code',
  'labelDe',
  'labelEn',
  'mapsTo',
  'validFrom',
  'validTo',
  'version',
)
export class CodeExtensionType {}
