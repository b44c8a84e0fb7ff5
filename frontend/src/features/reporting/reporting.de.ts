export const reportingDe = {} as const
