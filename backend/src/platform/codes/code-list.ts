import { codes } from '../ground/codes.ts'

/** Lists whose codes are data (`reference.code_list`); states of a machine are types. A test compares. */
export const CodeList = codes('CodeList', 'Lists of codes that people choose from.', {
  TOPIC: 'What a talk is about (domain 6.8).',
  REFERRAL_GROUP: 'Groups of referral targets that the state reports.',
  REFERRAL_TARGET: 'Where somebody is referred to (domain 6.9).',
  NETWORK_PARTNER: 'Own contact partners of managers.',
  LIFE_AREA: 'Areas of an assessment and of a plan (domain 6.6).',
  CLOSE_REASON: 'Why a case ends (domain 6.5).',
  LANGUAGE: 'Languages of clients and managers, ISO 639.',
  NATIONALITY_GROUP: 'Groups of nationalities that the state reports (domain 12.2).',
  NATIONALITY: 'Nationalities by Destatis’ key.',
  RESIDENCE_GROUP: 'Groups of residence status that the state reports.',
  RESIDENCE_STATUS: 'Residence status (domain 12.3).',
  QUALIFICATION_TYPE: 'Types of VwV Nr. 4.2.2.',
  STUDY_SUBJECT: 'Subjects of study, each with the type it suggests.',
  DOCUMENT_KIND: 'What a document is.',
  TRAINING_KIND: 'What a training was about.',
})
export type CodeList = keyof typeof CodeList
