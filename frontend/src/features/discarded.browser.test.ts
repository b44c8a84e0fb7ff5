import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h, type VNode } from 'vue'
import { keep } from '../drafts/vault.ts'
import { leyla } from '../testing/draft-form.ts'
import { mount } from '../testing/mount.ts'
import { refusing } from '../testing/refusal.ts'
import ConsentDialog from './cases/ConsentDialog.vue'
import OpenCasePage from './cases/OpenCasePage.vue'

const DATA = {
  Municipalities: { municipalities: [{ ags: '08226085', name: 'Sinsheim' }] },
  Search: { search: [] },
}
const file = { id: 'c', version: 1, informedOn: null, consentForm: null }

const FORMS: [name: string, form: string, typed: object, render: () => VNode, first: string][] = [
  [
    'a case',
    'open-case',
    { person: { familyName: 'Kalyna' } },
    () => h(OpenCasePage),
    'Familienname',
  ],
  [
    'a consent',
    'consent:c',
    { informedOn: '2026-11-02' },
    () => h(ConsentDialog, { file }),
    'Informiert am',
  ],
]

test.for(FORMS)(
  'A6: %s that is discarded begins anew, with nothing refused and the focus in its first field',
  async ([, form, typed, render, first]) => {
    const { client } = refusing([], DATA)
    await keep(leyla, { id: crypto.randomUUID(), form, at: Date.now(), typed: { ...typed } })
    const main = mount(render, client)
    const discard = page.getByRole('button', { name: 'Eingaben verwerfen' })
    await expect.element(discard).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: /Speichern|Fall eröffnen/ }))
    await expect.poll(() => main.querySelectorAll('[aria-invalid=true]').length).not.toBe(0)

    ;(discard.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')

    await expect.element(discard).not.toBeInTheDocument()
    await expect.element(page.getByRole('textbox', { name: first, exact: true })).toHaveFocus()
    expect(main.querySelectorAll('[aria-invalid=true]')).toHaveLength(0)
  },
)
