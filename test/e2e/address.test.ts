import { expect, test } from 'vitest'
import { newPage, open, url, visit } from './visit.ts'
import { signIn } from './reader.ts'

const MIRIAM = 'Miriam Baum'
const LEYLA = 'Leyla Brandt'
const PETRA = 'Petra Lang'
/** Of nobody and nothing. */
const NONE = '00000000-0000-4000-8000-000000000000'

test.each([
  [MIRIAM, '/ueberblick?von=2026-05&bis=2026-01', /endet vor seinem Anfang \(Mai 2026 bis Januar/],
  [MIRIAM, '/ueberblick?von=2026-13&bis=heute', /sind keine Monate/],
  [MIRIAM, '/ueberblick?von=2009-01&bis=2009-12', /gibt es hier nicht: höchstens 10 Jahre/],
  [MIRIAM, '/ueberblick?zeitraum=immer', /„zeitraum=immer“/],
  [MIRIAM, '/ueberblick?gebiet=099', /„gebiet=099“/],
  [MIRIAM, '/ueberblick?karte=geld', /„karte=geld“/],
  [MIRIAM, '/ueberblick?kreis=08999', /„kreis=08999“/],
  [MIRIAM, '/ueberblick?folge=geld', /„folge=geld“/],
  [LEYLA, '/faelle?liste=alte', /„liste=alte“/],
  [LEYLA, '/faelle?liste=alle&liste=offen', /„liste=alle, offen“/],
  [LEYLA, '/faelle?folge=constructor', /„folge=constructor“/],
  [LEYLA, '/heute?fall=niemand', /„fall=niemand“/],
  [LEYLA, `/heute?fall=${NONE}`, /„fall=0000/],
  [PETRA, '/kreis?ohne=sinn', /„ohne=sinn“/],
  [PETRA, '/kreis?folge=sinn', /„folge=sinn“/],
  [PETRA, '/kreis?manager=niemand', /„manager=niemand“/],
  [PETRA, `/kreis?manager=${NONE}`, /„manager=0000/],
  [PETRA, `/kreis?zuweisen=${NONE}`, /„zuweisen=0000/],
  [PETRA, `/kreis?suche=${'x'.repeat(300)}`, /„suche=x+…“/],
  [PETRA, '/verwaltung/kataloge?liste=geld', /„liste=geld“/],
  [PETRA, '/verwaltung/einstellungen?text=geld', /„text=geld“/],
  [PETRA, `/verwaltung/zugaenge?konto=${NONE}`, /„konto=0000/],
])(
  'C20: %s is told what makes no sense in %s, and led to what does',
  async (person, path, said) => {
    const page = await visit(person)
    await open(page, path)

    const notice = page.getByRole('status').filter({ hasText: said })
    await notice.waitFor()
    expect(page.url()).toBe(url(path))
    await notice.getByRole('button', { name: 'Adresse berichtigen' }).press('Enter')

    await notice.waitFor({ state: 'detached' })
    expect(page.url()).toBe(url(path.split('?')[0]!))
    expect(await page.getByRole('alert').count()).toBe(0)
  },
)

test('C20: a form that the case does not have is told, and what makes sense stays in the address', async () => {
  const page = await visit(LEYLA)
  await open(page, '/faelle?folge=nummer')
  const active = page.getByRole('row').filter({ hasText: 'Aktiv' })
  const path = await active.getByRole('link').first().getAttribute('href')
  for (const form of ['nichts', `wiedervorlage.${NONE}`, 'oeffnen']) {
    await open(page, `${path}?bearbeiten=${form}&sonst=etwas`)
    const notice = page.getByRole('status').filter({ hasText: `„bearbeiten=${form.slice(0, 29)}` })
    await notice.getByRole('button', { name: 'Adresse berichtigen' }).press('Enter')
    await notice.waitFor({ state: 'detached' })
    expect(page.url()).toBe(url(`${path}?sonst=etwas`))
  }

  await page.goto(url(`${path}?bearbeiten=stand`))
  await page.getByRole('dialog', { name: 'Stand ändern' }).waitFor()
  expect(await page.getByText('in der Adresse').count()).toBe(0)
})

test('C20: what is no id leads to no case', async () => {
  const page = await newPage()
  await page.goto(url('/faelle/------------------------------------'))
  await signIn(page, LEYLA)
  await page.getByRole('heading', { name: 'Diese Seite gibt es nicht' }).waitFor()
})
