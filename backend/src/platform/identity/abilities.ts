import { Field, ObjectType } from 'type-graphql'
import type { Actor } from './actor.ts'
import type { Rule } from './policy.ts'

/**
 * The policy of one thing as an object type, one Boolean field per rule, so that clients show buttons by the
 * rules that guard the server. `descriptions` becomes the fields' documentation.
 */
export function abilitiesOf<Target extends unknown[], Name extends string>(
  name: string,
  policy: Record<Name, Rule<Target>>,
  descriptions: Record<Name, string>,
): new (actor: Actor, ...target: Target) => Record<Name, boolean> {
  const rules = Object.entries<Rule<Target>>(policy)
  // oxlint-disable-next-line typescript/no-extraneous-class -- type-graphql wants a class; its fields come below
  const Abilities = class {
    [rule: string]: boolean

    constructor(actor: Actor, ...target: Target) {
      for (const [rule, holds] of rules) this[rule] = holds(actor, ...target)
    }
  }
  for (const [rule, description] of Object.entries<string>(descriptions)) {
    Field(() => Boolean, { description })(Abilities.prototype, rule)
  }
  ObjectType(name, { description: 'What the person who asks may do here.' })(Abilities)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the constructor sets one field per rule
  return Abilities as new (actor: Actor, ...target: Target) => Record<Name, boolean>
}
