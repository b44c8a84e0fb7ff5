import { codes } from '../../platform/ground/codes.ts'

export const MunicipalityKind = codes(
  'MunicipalityKind',
  'Legal kind of a municipality (GV-ISys).',
  ['STADTKREIS', 'GROSSE_KREISSTADT', 'STADT', 'GEMEINDE'],
)
