const PATIENCE_MS = 5_000

/** Until everything that the page loads is shown, so that it is as high as it was. */
export async function nothingWaits(): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  while (document.querySelector('#main [data-waiting]') && Date.now() < until)
    await new Promise(resolve => requestAnimationFrame(resolve))
}

/** What has the focus is still in view when all that stands above it is there (C10). */
export async function focusStaysInView(): Promise<void> {
  const { activeElement: focused } = document
  await nothingWaits()
  if (document.activeElement === focused) focused?.scrollIntoView({ block: 'center' })
}

/** The link that led to the page from which somebody comes back has the focus again, unless it is elsewhere already. */
export function focusLinkTo(path: string): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('#main a[href]')]
  const found = links.find(link => link.getAttribute('href') === path)
  const { activeElement: now } = document
  if (now === document.body || now?.id === 'main') found?.focus({ preventScroll: true })
}

type Kept = Record<string, number>

/** How many pages of a list stood here when somebody left: it belongs to the entry of the browser's history (C26). */
export function pagesKept(list: string): number {
  return (history.state as { lists?: Kept } | null)?.lists?.[list] ?? 1
}

export function keepPages(list: string, pages: number): void {
  const { lists, ...state } = (history.state ?? {}) as { lists?: Kept }
  history.replaceState({ ...state, lists: { ...lists, [list]: pages } }, '')
}
