export const casesEn = {}
