import { codes } from '../../platform/ground/codes.ts'

export const Gender = codes('Gender', 'Gender as recorded; UNSPECIFIED when not stated.', [
  'FEMALE',
  'MALE',
  'DIVERSE',
  'UNSPECIFIED',
])
export const Qualification = codes(
  'Qualification',
  'Qualification type of VwV Nr. 4.2.2: A social work degree, B other suitable degree, C vocational training with further qualification.',
  ['TYPE_A', 'TYPE_B', 'TYPE_C'],
)
export const OrganisationUnitKind = codes(
  'OrganisationUnitKind',
  'Employer of managers: a municipality, the Kreis itself or a free Träger.',
  ['MUNICIPALITY', 'DISTRICT', 'PROVIDER'],
)
