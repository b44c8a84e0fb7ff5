export const reportingEn = {}
