import { readonly, shallowRef } from 'vue'
import { draftOwner, vault } from './forms.ts'

/** Under which name a draft keeps the record on whose page it is spoken of. */
export const ABOUT = '@about'

interface Unfinished {
  /** The record that its form changes. */
  id: string
  /** When it was last typed in, in ms. */
  at: number
}

/** What a page has unfinished drafts of, wherever on it their forms are: those of a form, about the page's record. */
export function useUnfinished(form: string, about: () => string) {
  const unfinished = shallowRef<Unfinished[]>([])

  async function look(): Promise<void> {
    const owner = draftOwner()
    // a browser without a store keeps nothing
    const all = owner
      ? await vault()
          .then(({ draftsOf }) => draftsOf(owner))
          .catch(() => [])
      : []
    unfinished.value = all
      .filter(draft => draft.typed[ABOUT] === about() && draft.form.startsWith(`${form}:`))
      .map(draft => ({ id: draft.form.slice(form.length + 1), at: draft.at }))
  }
  void look()
  return { unfinished: readonly(unfinished), look }
}
