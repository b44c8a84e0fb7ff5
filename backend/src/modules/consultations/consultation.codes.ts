import { registerEnumType } from 'type-graphql'

export const Setting = {
  COUNSELLING_OFFICE: 'COUNSELLING_OFFICE',
  OUTREACH: 'OUTREACH',
  ACCOMPANIMENT: 'ACCOMPANIMENT',
} as const
export const Channel = {
  IN_PERSON: 'IN_PERSON',
  PHONE: 'PHONE',
  VIDEO: 'VIDEO',
  EMAIL: 'EMAIL',
  MESSENGER: 'MESSENGER',
  LETTER: 'LETTER',
  PLATFORM: 'PLATFORM',
} as const
export const Interpreter = {
  NONE: 'NONE',
  PROFESSIONAL: 'PROFESSIONAL',
  VOLUNTEER: 'VOLUNTEER',
  FAMILY_MEMBER: 'FAMILY_MEMBER',
  PHONE_VIDEO: 'PHONE_VIDEO',
} as const
export const Topic = {
  HOUSING: 'HOUSING',
  CHILDREN_CARE: 'CHILDREN_CARE',
  EMPLOYMENT: 'EMPLOYMENT',
  LANGUAGE: 'LANGUAGE',
  HEALTH: 'HEALTH',
  ASYLUM_RESIDENCE: 'ASYLUM_RESIDENCE',
  LIVELIHOOD: 'LIVELIHOOD',
  AUTHORITIES_FORMS: 'AUTHORITIES_FORMS',
  SCHOOL: 'SCHOOL',
  TRAINING_STUDY: 'TRAINING_STUDY',
  RECOGNITION_QUALIFICATION: 'RECOGNITION_QUALIFICATION',
  PARTICIPATION: 'PARTICIPATION',
  FAMILY: 'FAMILY',
  FINANCE_DEBT: 'FINANCE_DEBT',
  MOBILITY: 'MOBILITY',
  RETURN_PERSPECTIVE: 'RETURN_PERSPECTIVE',
  CRISIS_VIOLENCE: 'CRISIS_VIOLENCE',
  OTHER: 'OTHER',
} as const

registerEnumType(Setting, {
  name: 'Setting',
  description:
    'Where a talk took place; talks by telephone or video count as COUNSELLING_OFFICE in the state figure.',
})
registerEnumType(Channel, { name: 'Channel', description: 'By which means the talk was held.' })
registerEnumType(Interpreter, { name: 'Interpreter', description: 'Who interpreted.' })
registerEnumType(Topic, {
  name: 'Topic',
  description: 'Counselling topic; a talk has one or several (domain 6.8).',
})
