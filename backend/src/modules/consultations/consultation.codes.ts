import { codes } from '../../platform/ground/codes.ts'

export const Setting = codes(
  'Setting',
  'Where a talk took place; talks by telephone or video count as COUNSELLING_OFFICE in the state figure.',
  ['COUNSELLING_OFFICE', 'OUTREACH', 'ACCOMPANIMENT'],
)
export const Channel = codes('Channel', 'By which means the talk was held.', [
  'IN_PERSON',
  'PHONE',
  'VIDEO',
  'EMAIL',
  'MESSENGER',
  'LETTER',
  'PLATFORM',
])
export const Interpreter = codes('Interpreter', 'Who interpreted.', [
  'NONE',
  'PROFESSIONAL',
  'VOLUNTEER',
  'FAMILY_MEMBER',
  'PHONE_VIDEO',
])
export const CorrectionKind = codes('CorrectionKind', 'What was done with a talk.', {
  MOVED: 'It was filed with another case.',
  WITHDRAWN: 'It does not count.',
  RESTORED: 'It counts again.',
})
