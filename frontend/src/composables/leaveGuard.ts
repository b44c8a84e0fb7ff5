import { t } from '../locales/i18n.ts'

const holders = new Set<() => boolean>()

/** Asks before the page goes while `dirty` says that something would be lost. Returns the release. */
export function holdPage(dirty: () => boolean): () => void {
  holders.add(dirty)
  return () => holders.delete(dirty)
}

/** For the router: whether this page may be left, asking when something would be lost. */
export function mayLeave(): boolean {
  return !unsaved() || confirm(t('leave.question'))
}

function unsaved(): boolean {
  return [...holders].some(dirty => dirty())
}

addEventListener('beforeunload', event => {
  if (unsaved()) event.preventDefault()
})
