import { createSchema } from '../../backend/src/schema.ts'
import { rootField } from '../access/arguments.ts'

const schema = createSchema()

/** A mutation of that name, with its input as `$input`. */
export function mutationOf(name: string, selection = 'clientMutationId'): string {
  const { field } = rootField(schema, name)
  return `mutation ($input: ${String(field.args[0]!.type)}) { ${name}(input: $input) { ${selection} } }`
}
