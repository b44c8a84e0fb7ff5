import { ObjectType } from 'type-graphql'
import { Computed, One } from '../../platform/reading/exposes.ts'
import { SearchMatch } from './case.codes.ts'
import { readsCases } from './case.policy.ts'
import { CaseType } from './case.type.ts'
import { PersonType } from './person.type.ts'

@ObjectType('SearchHit', {
  simpleResolvers: true,
  description: 'A case that was found, and by whom.',
})
export class SearchHitType {
  @Computed(() => SearchMatch, {
    rule: readsCases,
    description: 'By what the hit was found; the least sure word of what was typed counts.',
    sql: hit => `${hit}.match`,
  })
  declare match: keyof typeof SearchMatch

  @One(() => PersonType, {
    rule: readsCases,
    description: 'Whose name or case number matched.',
    on: (hit, person) => `${person}.id = ${hit}.person`,
  })
  declare person: PersonType

  @One(() => CaseType, {
    rule: readsCases,
    description: 'The case.',
    on: (hit, file) => `${file}.id = ${hit}.id`,
  })
  declare case: CaseType
}
