import { Field, InputType } from 'type-graphql'
import { UuidScalar } from '../../platform/ground/scalars.ts'
import { Codes } from '../../platform/limits/limit.ts'
import { Narrows } from '../../platform/reading/narrows.ts'
import { DocumentStatus } from './document.codes.ts'

@InputType({ description: 'Narrows a list of documents.' })
export class DocumentFilter {
  @Narrows<string>(id => (row, bind) => `${row}.case_file = ${bind(id)}::uuid`)
  @Field(() => UuidScalar, { nullable: true, description: 'Of this case.' })
  declare caseId?: string | null

  @Narrows<DocumentStatus[]>(
    status => (row, bind) => `${row}.status = any(${bind(status)}::text[])`,
  )
  @Codes({ most: Object.keys(DocumentStatus).length })
  @Field(() => [DocumentStatus], {
    nullable: true,
    description: 'Any of these states; those that count when left out.',
  })
  declare status?: DocumentStatus[] | null
}
