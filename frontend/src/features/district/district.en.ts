export const districtEn = {}
