import { useAction } from '../../composables/useAction.ts'
import { t } from '../../locales/i18n.ts'
import { nameOf, type OwnEntry } from './catalogue.ts'
import { RetireCode } from './reference.graphql.ts'

/** Offers an entry again that was ended; `say` tells that it is done. */
export function useReviving(say: (text: string) => void) {
  const { run, running, failure } = useAction(RetireCode)
  async function revive(entry: OwnEntry): Promise<void> {
    const { extensionId: id, extensionVersion: version } = entry
    const done = await run({ id, version, validTo: null })
    say(done ? t('reference.revived', { name: nameOf(entry) }) : '')
  }
  return { revive, running, failure }
}
