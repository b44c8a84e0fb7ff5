import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import type { FieldProblem } from '../../api/problem.ts'
import { mount } from '../../testing/mount.ts'
import { described, refusing } from '../../testing/refusal.ts'
import OpenCasePage from './OpenCasePage.vue'

const DATA = {
  Municipalities: { municipalities: [{ ags: '08226085', name: 'Sinsheim' }] },
  Search: { search: [] },
}

function mountPage(fields: readonly FieldProblem[]) {
  const { client, sent } = refusing(fields, DATA)
  return { main: mount(() => h(OpenCasePage), client), sent }
}

const open = page.getByRole('button', { name: 'Fall eröffnen' })

async function fill() {
  await userEvent.click(page.getByText('Familie', { exact: true }))
  await userEvent.fill(page.getByLabelText('Familienname'), 'Kalyna')
  await userEvent.fill(page.getByLabelText(/^Vornamen/), 'Olena')
  await userEvent.click(page.getByRole('button', { name: 'Mitglied hinzufügen' }))
  await userEvent.fill(
    page.getByRole('group', { name: 'Mitglied 1' }).getByLabelText(/^Vornamen/),
    'Iwan',
  )
  await userEvent.fill(page.getByLabelText(/^Staatsangehörigkeiten/), 'Ukra')
  await userEvent.keyboard('{Enter}')
  await userEvent.fill(page.getByLabelText('Wohngemeinde'), 'Sins')
  await userEvent.keyboard('{Enter}')
}

const REFUSED: [path: string, rule: string, label: string, text: string][] = [
  ['person.familyName', 'tooLong', 'Familienname', 'Höchstens 50 Zeichen'],
  ['person.givenNames', 'tooLong', 'Vornamen', 'Höchstens 50 Zeichen'],
  ['person.birthDate', 'day', 'Geburtsdatum', 'Bitte ein Tag zwischen 1900 und heute'],
  ['person.nameInOriginalScript', 'tooLong', 'Name in Originalschrift', 'Höchstens 50 Zeichen'],
  ['person.languages', 'code', 'Sprachen', 'Diesen Eintrag kennt die Liste nicht'],
  ['person.nationalities', 'tooMany', 'Staatsangehörigkeiten', 'Höchstens 50 Einträge'],
  ['person.phone', 'tooLong', 'Telefon', 'Höchstens 50 Zeichen'],
  ['person.email', 'email', 'E-Mail', 'Das ist keine E-Mail-Adresse'],
  ['municipality', 'territory', 'Wohngemeinde', 'Bitte eine Gemeinde des Kreises wählen'],
  ['informedOn', 'inFuture', 'Informiert am', 'Liegt in der Zukunft'],
  ['consentForm', 'required', 'Einwilligung', 'Bitte ausfüllen'],
]
const OF_MEMBER: typeof REFUSED = [
  ['members.0.person.familyName', 'tooLong', 'Familienname', 'Höchstens 50 Zeichen'],
  ['members.0.person.birthDate', 'invalid', 'Geburtsdatum', 'Diese Angabe geht so nicht'],
  ['members.0.role', 'head', 'Rolle', 'Ein Haushalt hat nur eine Bezugsperson'],
]
const problem = ([path, rule]: (typeof REFUSED)[number]) => ({ path, rule, message: 'm', most: 50 })

test('D7: what the server refuses stands at each input, and the first of them has the focus', async () => {
  const { main, sent } = mountPage([...OF_MEMBER, ...REFUSED].map(problem))
  await fill()

  await userEvent.click(open)

  await expect.element(page.getByLabelText('Familienname').first()).toHaveFocus()
  for (const [, , label, text] of REFUSED) expect(described(label)).toEqual([text])
  const member = page.getByRole('group', { name: 'Mitglied 1' }).element()
  for (const [, , label, text] of OF_MEMBER) expect(described(label, member)).toEqual([text])
  expect(sent).toMatchObject([{ person: { nationalities: ['166'] }, municipality: '08226085' }])
  expect((await axe.run(main)).violations).toEqual([])
})

test('D7: the summary leads to each input, and says what has none', async () => {
  mountPage([
    { path: 'person.phone', rule: 'tooLong', message: 'm', most: 50 },
    { path: 'members.0.role', rule: 'head', message: 'm' },
    { path: 'urgent', rule: 'code', message: 'm' },
  ])
  await fill()
  await userEvent.click(open)

  const summary = page.getByRole('alert')
  await expect.element(summary.getByText('Einige Angaben passen nicht.')).toBeVisible()
  await expect
    .element(summary.getByText('urgent: Diesen Eintrag kennt die Liste nicht'))
    .toBeVisible()
  await expect.element(page.getByLabelText(/^Telefon/)).toHaveFocus()
  await userEvent.click(summary.getByRole('link', { name: 'Mitglied 1, Rolle' }))
  await expect.element(page.getByLabelText('Rolle')).toHaveFocus()
})

test('D7: what is missing is told at its input before anything is sent', async () => {
  const { sent } = mountPage([])
  await userEvent.click(page.getByText('Familie', { exact: true }))

  await userEvent.click(open)

  await expect.element(page.getByLabelText('Familienname')).toHaveFocus()
  expect(described('Familienname')).toEqual(['Bitte ausfüllen'])
  expect(described('Wohngemeinde')).toEqual(['Bitte ausfüllen'])
  await expect.element(page.getByText('Mindestens ein weiteres Mitglied')).toBeVisible()
  await expect
    .element(page.getByText('Fehlt noch: Familienname, Haushaltsmitglieder und Wohngemeinde'))
    .toBeVisible()
  expect(sent).toEqual([])
})

test('D7: a member who goes takes along what was said of the members', async () => {
  mountPage([{ path: 'members.0.person.familyName', rule: 'tooLong', message: 'm', most: 50 }])
  await fill()
  await userEvent.click(open)
  await expect.element(page.getByText('Höchstens 50 Zeichen')).toBeVisible()

  await userEvent.click(page.getByRole('button', { name: 'Mitglied hinzufügen' }))
  await userEvent.click(page.getByRole('button', { name: 'Mitglied 1 entfernen' }))

  await expect.element(page.getByText('Höchstens 50 Zeichen')).not.toBeInTheDocument()
})

test('C22: what may stay empty says so in one way, and nothing else does', async () => {
  const { main } = mountPage([])
  await userEvent.click(page.getByText('Familie', { exact: true }))
  await userEvent.click(page.getByRole('button', { name: 'Mitglied hinzufügen' }))

  const names = [...main.querySelectorAll('.label')].map(label =>
    label.textContent.replace(/\s+/g, ' ').trim(),
  )
  const optional = names.filter(name => name.endsWith('(freiwillig)'))
  const others = names.filter(name => !name.endsWith('(freiwillig)'))

  expect(new Set(others)).toEqual(
    // the first of both names, and what has an answer from the beginning
    new Set([
      'Familienname',
      'Geschlecht',
      'Beraten wird',
      'Mitglied 1',
      'Rolle',
      'Wohngemeinde',
      'Dringlichkeit',
    ]),
  )
  expect(optional).toContain('Sprachen (freiwillig)')
  expect(optional).toContain('Staatsangehörigkeiten (freiwillig)')
  expect(optional).toContain('In Deutschland seit (freiwillig)')
})
