/**
 * In which tenant this tab works and, for a tab that has just been opened, in which one the browser last did (C27): tells
 * that a silent sign-in is worth trying. No secret.
 */
const NAME = 'digintm.tenant'
const PLACES = [sessionStorage, localStorage]

export const lastTenant = (): string | null =>
  PLACES.map(place => place.getItem(NAME)).find(ags => ags !== null) ?? null

export const rememberTenant = (ags: string): void =>
  PLACES.forEach(place => place.setItem(NAME, ags))

export const forgetTenant = (): void => PLACES.forEach(place => place.removeItem(NAME))
