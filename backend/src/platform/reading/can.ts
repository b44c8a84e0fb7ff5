import { abilitiesOf } from '../identity/abilities.ts'
import type { Rule } from '../identity/policy.ts'
import { Derived } from './exposes.ts'
import type { Row } from './plan.ts'

interface Can<Facts extends object, Name extends string> {
  /** Who may ask what is allowed. */
  rule: Rule
  /** What each rule of the policy means, for the documentation of its field. */
  tells: Record<Name, string>
  /** SQL of what the rules need to know of a row. */
  facts: (row: Row) => { [Fact in keyof Facts]: string }
}

/** `can { … }`: what the caller may do with the record, by the rules that guard its mutations. */
export function Can<Facts extends object, Name extends string>(
  policy: Record<Name, Rule<[Facts]>>,
  { rule, tells, facts }: Can<Facts, Name>,
): PropertyDecorator {
  const names = Object.keys(facts('')) as (keyof Facts)[]
  return (prototype, field) => {
    const name = prototype.constructor.name.replace(/Type$/, 'Abilities')
    const Abilities = abilitiesOf(name, policy, tells)
    Derived(() => Abilities, {
      rule,
      description: 'What the caller may do with it.',
      needs: row => Object.values<string>(facts(row)),
      from(values, actor) {
        const known: Partial<Record<keyof Facts, unknown>> = {}
        for (let index = 0; index < names.length; index++) known[names[index]!] = values[index]
        return new Abilities(actor, known as Facts)
      },
    })(prototype, String(field))
  }
}
