import { afterEach, expect, test } from 'vitest'
import { setLanguage, t } from '../../locales/i18n.ts'
import { openText, quarterText } from './quarterText.ts'

const RUNNING = { from: '2026-10', to: '2026-11' }
const BOTH = { from: '2026-07', to: '2026-10' }

afterEach(() => setLanguage('de'))

test('B9: one open quarter says until when it is open', () => {
  expect(openText(RUNNING, '2027-01-15')).toEqual({
    title: '4. Quartal 2026, läuft noch',
    until: 'Offen bis 15.01.2027; bis dahin ohne einzelne Kreise.',
  })
  expect(openText(RUNNING, null).until).toBe('')
})

test('B9: two open quarters are both named, each with its day', async () => {
  expect(openText(BOTH, '2027-01-15')).toEqual({
    title: '3. Quartal 2026 und 4. Quartal 2026, noch offen',
    until: 'Offen bis 15.10.2026 und 15.01.2027; bis dahin ohne einzelne Kreise.',
  })
  await setLanguage('en')
  expect(openText(BOTH, '2027-01-15').title).toBe('Still open: Q3 2026 and Q4 2026')
})

test('B9: a closing that takes longer counts for each, over the turn of the year', () => {
  expect(openText({ from: '2026-10', to: '2027-01' }, '2027-05-15').until).toMatch(
    /^Offen bis 14.02.2027 und 15.05.2027;/,
  )
})

test('a sentence that begins with a quarter begins with a capital', async () => {
  await setLanguage('en')
  const quarter = quarterText({ from: '2026-10', to: '2026-12' })
  expect(t('reporting.closed.open', { quarter, day: '15/01/2027' })).toMatch(/^Q4 2026 is open/)
})
