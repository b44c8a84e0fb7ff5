import { toValue, watchEffect, type MaybeRefOrGetter } from 'vue'
import { t } from '../locales/i18n.ts'

/** What the tab is called while this page is open; the product's name follows. */
export function useTitle(title: MaybeRefOrGetter<string | undefined>) {
  watchEffect(() => {
    const page = toValue(title)
    if (page) document.title = `${page} – ${t('app.name')}`
  })
}
