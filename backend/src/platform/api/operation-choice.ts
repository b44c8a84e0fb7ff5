import { Kind, type DocumentNode, type OperationTypeNode } from 'graphql'
import { OperationUnresolved } from '../ground/errors.ts'

/** The operations of a document: what each does, and its name; empty without one. */
export type Choices = readonly { name: string; does: OperationTypeNode }[]

export const choicesIn = ({ definitions }: DocumentNode): Choices =>
  definitions
    .filter(node => node.kind === Kind.OPERATION_DEFINITION)
    .map(({ name, operation }) => ({ name: name?.value ?? '', does: operation }))

/**
 * Which operation is meant, before anything runs: what is executed and what is answered must be the same one.
 * @param asked the request's `operationName`; an empty one names nothing, so it is wrong
 * @returns its name, empty when it has none
 */
export function chosenFrom(choices: Choices, asked: string | null | undefined): string {
  const fitting =
    typeof asked === 'string' ? choices.filter(({ name }) => name && name === asked) : choices
  const [only, ...others] = fitting
  if (!only) throw new OperationUnresolved('The document has no operation of that name')
  if (others.length) throw new OperationUnresolved('Name one of the operations')
  if (only.does === 'subscription') throw new OperationUnresolved('Nothing can be subscribed to')
  return only.name
}
