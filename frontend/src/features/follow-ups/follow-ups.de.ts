export const followUpsDe = {} as const
