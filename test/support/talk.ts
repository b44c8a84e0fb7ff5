import type { CaseFile } from './population.ts'
import { once, TODAY } from './world.ts'

/** Records a talk; `selection` is of the payload. */
export const recordTalk = (selection: string): string =>
  `mutation ($input: RecordConsultationInput!) { recordConsultation(input: $input) { ${selection} } }`

/** The least that a talk of today needs, every time another wish. */
export const talkOf = (file: CaseFile, input: Record<string, unknown> = {}) => ({
  clientMutationId: once(),
  caseId: file.id,
  heldOn: TODAY,
  unit: 'INDIVIDUAL',
  setting: 'OUTREACH',
  topics: ['HOUSING'],
  ...input,
})
