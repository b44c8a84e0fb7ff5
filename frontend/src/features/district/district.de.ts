export const districtDe = {} as const
