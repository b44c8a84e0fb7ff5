import { parseDate } from '@internationalized/date'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import { mount } from '../testing/mount.ts'
import { described, refusing } from '../testing/refusal.ts'
import InviteDialog from './accounts/InviteDialog.vue'
import ConsentDialog from './cases/ConsentDialog.vue'
import CorrectDialog from './consultations/CorrectDialog.vue'
import QuickEntry from './consultations/QuickEntry.vue'
import AssignDialog from './district/AssignDialog.vue'

const press = (name: string) => userEvent.click(page.getByRole('button', { name }))

const OF_TALK = [
  { path: 'travelMinutes', rule: 'range', message: 'm', least: 0, most: 600 },
  { path: 'participants', rule: 'range', message: 'm', least: 1, most: 30 },
  { path: 'languages', rule: 'tooMany', message: 'm', most: 20 },
  { path: 'note', rule: 'character', message: 'm' },
  { path: 'heldOn', rule: 'tooOld', message: 'm' },
]
async function expectTalkTold() {
  // folded away until then
  await expect.element(page.getByLabelText(/^Fahrzeit/)).toBeInTheDocument()
  expect(described('Datum')).toEqual(['Liegt vor 2015'])
  expect(described('Notiz')[0]).toMatch(/^Enthält einen Zeilenumbruch/)
  expect(described('Sprachen')).toEqual(['Höchstens 20 Einträge'])
  expect(described('Teilnehmende')).toEqual(['1 bis 30 Personen'])
  expect(described('Fahrzeit')).toEqual(['0 bis 600 Minuten'])
}

// before the dialogs, which keep the page to themselves
test('D7: what is wrong with a new talk is told at the inputs, and what has none in the summary', async () => {
  const { client } = refusing([
    ...OF_TALK,
    { path: 'followUp.dueOn', rule: 'inPast', message: 'm' },
    { path: 'followUp.title', rule: 'tooLong', message: 'm', most: 200 },
    { path: 'completesFollowUpId', rule: 'open', message: 'm' },
  ])
  const person = { id: 'c', name: 'Olena Kalyna', number: '1', place: 'Sinsheim', languages: [] }
  const props = {
    today: parseDate('2026-11-23'),
    client: { ...person, size: 1, last: '2026-11-20' },
  }
  const main = mount(() => h(QuickEntry, props), client)
  await press('Wohnen')
  await userEvent.click(page.getByRole('button', { name: /^1 Woche/ }))
  await userEvent.fill(page.getByLabelText('Worum geht es?'), 'Antrag')

  await userEvent.click(page.getByRole('button', { name: /^Speichern/ }))

  await expect.element(page.getByRole('textbox', { name: 'Datum' })).toHaveFocus()
  await expectTalkTold()
  expect(described('Wiedervorlage')).toEqual(['Liegt in der Vergangenheit'])
  expect(described('Worum geht es?')).toEqual(['Höchstens 200 Zeichen'])
  await expect
    .element(page.getByRole('alert').getByText(/Erledigte Wiedervorlage: Ist nicht mehr offen/))
    .toBeVisible()
  expect((await axe.run(main)).violations).toEqual([])
})

test('D7: the consent’s day is told at its input', async () => {
  const { client } = refusing([{ path: 'informedOn', rule: 'inFuture', message: 'm' }])
  const file = { id: 'c', version: 1, informedOn: '2026-03-01', consentForm: 'WRITTEN' as const }
  const main = mount(() => h(ConsentDialog, { file }), client)

  await press('Speichern')

  await expect.element(page.getByRole('textbox', { name: 'Informiert am' })).toHaveFocus()
  expect(described('Informiert am')).toEqual(['Liegt in der Zukunft'])
  expect((await axe.run(main)).violations).toEqual([])
})

test('D7: an invitation’s name, address, function and person are told at their inputs', async () => {
  const { client } = refusing(
    [
      { path: 'managerId', rule: 'taken', message: 'm' },
      { path: 'role', rule: 'code', message: 'm' },
      { path: 'email', rule: 'known', message: 'm' },
      { path: 'displayName', rule: 'tooLong', message: 'm', most: 100 },
    ],
    { Staff: { staff: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } },
  )
  const main = mount(() => h(InviteDialog), client)

  await press('Einladung senden')

  await expect.element(page.getByLabelText('Name', { exact: true })).toHaveFocus()
  expect(described('Name')).toEqual(['Höchstens 100 Zeichen'])
  expect(described('E-Mail')).toEqual(['Diese Adresse hat schon einen Zugang'])
  expect(described('Funktion')).toEqual(['Diesen Eintrag kennt die Liste nicht'])
  expect(described('Integrationsmanager:in')).toEqual(['Diese Person hat schon einen Zugang'])
  const links = page.getByRole('alert').getByRole('link')
  expect(links.elements().map(link => link.textContent)).toEqual([
    'Name',
    'E-Mail',
    'Funktion',
    'Integrationsmanager:in',
  ])
  expect((await axe.run(main)).violations).toEqual([])
})

test('D7: who is to be responsible is told at the input, missing or refused', async () => {
  const { client } = refusing([{ path: 'managerId', rule: 'employed', message: 'm' }])
  const file = {
    id: 'c',
    number: '2026-00001',
    version: 1,
    unit: 'FAMILY',
    urgency: 'NORMAL',
    openedOn: '2026-03-01',
    person: { displayName: 'Olena Kalyna', languages: ['uk'], interpreterNeeded: true },
    householdSize: 3,
    municipality: { name: 'Sinsheim' },
    manager: null,
  }
  const unit = { id: 'u', name: 'Landratsamt' }
  const eva = { id: 'eva', displayName: 'Eva Sternau', languages: [], unit, openCases: 3, fte: 1 }
  mount(() => h(AssignDialog, { file, managers: [eva] } as never), client)

  await press('Zuweisen')
  expect(described('Künftig zuständig')).toEqual(['Bitte ausfüllen'])
  await userEvent.fill(page.getByRole('combobox'), 'Eva')
  await userEvent.keyboard('{Enter}')
  await press('Zuweisen')

  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(described('Künftig zuständig')).toEqual([
    'Heute nicht im Integrationsmanagement beschäftigt',
  ])
})

test('D7: what is wrong with a corrected talk is told at the inputs, also of those folded away', async () => {
  const { client } = refusing(OF_TALK)
  const talk = {
    id: 't',
    version: 1,
    heldOn: '2026-03-01',
    setting: 'OUTREACH',
    channel: 'IN_PERSON',
    minutes: 30,
    unit: 'FAMILY',
    participants: 2,
    topics: ['HOUSING'],
    languages: [],
    interpreter: 'NONE',
    travelMinutes: null,
    noShow: false,
    note: null,
    manager: { displayName: 'Eva Sternau' },
    can: { correct: true, move: false, withdraw: false },
  }
  mount(() => h(CorrectDialog, { talk } as never), client)

  await press('Speichern')

  await expect.element(page.getByRole('textbox', { name: 'Datum' })).toHaveFocus()
  await expectTalkTold()
})
