export const consultationsEn = {}
