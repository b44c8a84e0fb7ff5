import { readonly, shallowRef } from 'vue'
import { ABOUT } from './about.ts'
import { draftOwner, draftsOf } from './forms.ts'

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
    const all = owner ? await draftsOf(owner) : []
    unfinished.value = all
      .filter(draft => draft.typed[ABOUT] === about() && draft.form.startsWith(`${form}:`))
      .map(draft => ({ id: draft.form.slice(form.length + 1), at: draft.at }))
  }
  void look()
  return { unfinished: readonly(unfinished), look }
}
