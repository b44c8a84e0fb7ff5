import * as v from 'valibot'
import { afterEach, beforeEach, expect } from 'vitest'
import { effectScope, ref } from 'vue'
import type { DraftForm } from '../drafts/draftForm.ts'
import { ownDrafts } from '../drafts/forms.ts'
import { useDraft } from '../drafts/useDraft.ts'
import { drafts, keep, wipe } from '../drafts/vault.ts'

/** Who is typing. */
export const leyla = { subject: '', tenant: '08226' }
export const untouched = () => ({ day: '2026-11-23', note: '', topics: ['A'], person: 'p1' })
type Fields = ReturnType<typeof untouched>

const pages: (() => void)[] = []
/** A form on a page of its own, which can go like a page that is left. */
export function openForm(changed: Partial<DraftForm<Fields>> = {}) {
  const fields = ref(untouched())
  const scope = effectScope()
  const kept = scope.run(() =>
    useDraft<Fields>({
      form: 'talk',
      fields,
      untouched,
      shape: { day: v.string(), note: v.string(), topics: v.array(v.string()), person: v.string() },
      ...changed,
    }),
  )!
  pages.push(() => scope.stop())
  return { fields, kept, leave: () => scope.stop() }
}
export const inVault = async () => (await drafts(leyla, 'talk')).map(({ typed }) => typed)
export const stored = (typed: object) => expect.poll(inVault).toEqual([typed])

/** Until a form has done all that it would by itself: its timer comes before a later one, and what it keeps before this. */
export async function stillness(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 400))
  const later = { ...leyla, subject: crypto.randomUUID() }
  await keep(later, { id: 'later', form: 'talk', at: Date.now(), typed: {} })
  await wipe(later)
}

beforeEach(() => {
  // somebody new each time: what a former page still keeps is not theirs
  leyla.subject = crypto.randomUUID()
  ownDrafts({ subject: leyla.subject, tenant: { ags: leyla.tenant } })
})
afterEach(() => {
  for (const leave of pages.splice(0)) leave()
})
