export const consultationsDe = {} as const
