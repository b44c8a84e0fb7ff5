const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' })

/** ISO 8601. */
export const todayInBerlin = (): string => berlin.format(new Date())

/** The same as the database knows it. */
export const TODAY = `(now() at time zone 'Europe/Berlin')::date`
