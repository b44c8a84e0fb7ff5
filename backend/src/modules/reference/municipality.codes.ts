import { registerEnumType } from 'type-graphql'

export const MunicipalityKind = {
  STADTKREIS: 'STADTKREIS',
  GROSSE_KREISSTADT: 'GROSSE_KREISSTADT',
  STADT: 'STADT',
  GEMEINDE: 'GEMEINDE',
} as const

registerEnumType(MunicipalityKind, {
  name: 'MunicipalityKind',
  description: 'Legal kind of a municipality (GV-ISys).',
})
