import { Field, ObjectType } from 'type-graphql'
import type { Ability } from '../module.ts'
import type { Actor } from './actor.ts'

const declared = new Map<string, Ability>()

/** What the caller may do in the organisation: the abilities that the modules declare. */
@ObjectType({ description: 'What the person who asks may do here.' })
export class MyAbilities {
  constructor(actor: Actor) {
    for (const [name, { rule }] of declared) Object.assign(this, { [name]: rule(actor) })
  }
}

/** Gives `MyAbilities` its fields, before the schema is built. */
export function declareAbilities(abilities: readonly [name: string, Ability][]): void {
  for (const [name, ability] of abilities) {
    if (declared.has(name)) throw new Error(`two modules declare the ability ${name}`)
    declared.set(name, ability)
    Field(() => Boolean, { description: ability.description })(MyAbilities.prototype, name)
  }
}
