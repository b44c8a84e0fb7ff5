import { registerEnumType } from 'type-graphql'

export const Gender = {
  FEMALE: 'FEMALE',
  MALE: 'MALE',
  DIVERSE: 'DIVERSE',
  UNSPECIFIED: 'UNSPECIFIED',
} as const
export const Qualification = { TYPE_A: 'TYPE_A', TYPE_B: 'TYPE_B', TYPE_C: 'TYPE_C' } as const
export const OrganisationUnitKind = {
  MUNICIPALITY: 'MUNICIPALITY',
  DISTRICT: 'DISTRICT',
  PROVIDER: 'PROVIDER',
} as const

registerEnumType(Gender, {
  name: 'Gender',
  description: 'Gender as recorded; UNSPECIFIED when not stated.',
})
registerEnumType(Qualification, {
  name: 'Qualification',
  description:
    'Qualification type of VwV Nr. 4.2.2: A social work degree, B other suitable degree, C vocational training with further qualification.',
})
registerEnumType(OrganisationUnitKind, {
  name: 'OrganisationUnitKind',
  description: 'Employer of managers: a municipality, the Kreis itself or a free Träger.',
})
