export const casesDe = {} as const
