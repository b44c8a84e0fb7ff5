import type { World } from '../support/world.ts'

/** What the log says of a denial. */
export interface Denial {
  code: string
  field?: string
  operation?: string | null
  subject?: string
  tenant?: string | null
  reason?: string
  requestId: string
}

/** Takes the denials that were written down since the last time. */
export function takeDenials({ log }: World): Denial[] {
  return log
    .splice(0)
    .map(line => JSON.parse(line) as Denial & { msg: string })
    .filter(({ msg }) => msg === 'access denied')
}
