export const followUpsEn = {}
