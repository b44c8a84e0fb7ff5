import { registerEnumType } from 'type-graphql'

type Codes<Code extends string> = { readonly [Each in Code]: Each }

/** A closed list of codes, and the GraphQL enum of that name. Behaviour hangs on them; what people choose from is data. */
export function codes<const Code extends string>(
  name: string,
  description: string,
  all: readonly Code[] | Readonly<Record<Code, string>>,
): Codes<Code> {
  const described = Array.isArray(all) ? {} : (all as Readonly<Record<Code, string>>)
  const names = Array.isArray(all) ? (all as readonly Code[]) : (Object.keys(all) as Code[])
  const list = Object.fromEntries(names.map(code => [code, code])) as Codes<Code>
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(described).map(([code, text]) => [code, { description: text }]),
  )
  registerEnumType(list, { name, description, valuesConfig: valuesConfig as never })
  return list
}
