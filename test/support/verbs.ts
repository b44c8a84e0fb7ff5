import { createSchema } from '../../backend/src/schema.ts'
import { rootField } from '../access/arguments.ts'
import { mutationOf } from './mutation.ts'
import { once, type Answer, type ApiClient, type Data } from './world.ts'

const schema = createSchema()

interface Tried {
  /** What is wrong with which field: `path rule`. */
  problems: string[]
  answer: Answer
  /** What was asked of the record, where it was done. */
  record: Data
}

/** Sends a mutation by its name; `selection` is of the record. */
export async function tryVerb(
  client: ApiClient,
  [name, selection]: [name: string, selection: string],
  input: Record<string, unknown>,
): Promise<Tried> {
  const record = recordOf(name)
  const document = mutationOf(name, `${record} { ${selection} }`)
  const answer = await client.send(document, { input: { clientMutationId: once(), ...input } })
  const fields = answer.errors[0]?.extensions.fields ?? []
  return {
    problems: fields.map(({ path, rule }) => `${path} ${rule}`),
    answer,
    record: (answer.data?.[name]?.[record] ?? {}) as Data,
  }
}

/** `CasePayload!` carries `case`. */
function recordOf(mutation: string): string {
  const name = String(rootField(schema, mutation).field.type).replace(/Payload!$/, '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}
