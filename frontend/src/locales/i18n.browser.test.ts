import { afterAll, expect, test } from 'vitest'
import { formatDate, formatNumber } from './formats.ts'
import { bring, count, language, locale, setLanguage, t, te } from './i18n.ts'
import { LANGUAGES, STAFF_LANGUAGES, type Language } from './languages.ts'
import { clientTexts, type CountKey, type Plural } from './texts.ts'

const days: Record<Language, Plural> = {
  de: { '=0': 'heute', one: '{n} Tag', other: '{n} Tage' },
  en: { '=0': 'today', one: '{n} day', other: '{n} days' },
  ar: {
    zero: 'لا أيام',
    one: 'يوم واحد',
    two: 'يومان',
    few: '{n} أيام',
    many: '{n} يومًا',
    other: '{n} يوم',
  },
  fa: { one: '{n} روز', other: '{n} روز' },
  fr: { one: '{n} jour', many: '{n} de jours', other: '{n} jours' },
  ti: { one: '{n} መዓልቲ', other: '{n} መዓልታት' },
  tr: { one: '{n} gün', other: '{n} gün' },
  uk: { one: '{n} день', few: '{n} дні', many: '{n} днів', other: '{n} дня' },
}
const said = (l: Language) => async () => ({ trial: { days: days[l] } })
const trial = clientTexts({
  de: said('de'),
  en: said('en'),
  ar: said('ar'),
  fa: said('fa'),
  fr: said('fr'),
  ti: said('ti'),
  tr: said('tr'),
  uk: said('uk'),
})
const KEY = 'trial.days' as CountKey
await bring(trial)

afterAll(async () => {
  await setLanguage('de')
  localStorage.clear()
})

async function inLanguage(l: Language, numbers: number[]): Promise<string[]> {
  await setLanguage(l)
  return numbers.map(n => count(KEY, n))
}

test('German and English have one and many, and a word of their own for nothing', async () => {
  expect(await inLanguage('de', [0, 1, 2])).toEqual(['heute', '1 Tag', '2 Tage'])
  expect(await inLanguage('en', [0, 1, 1200])).toEqual(['today', '1 day', '1,200 days'])
})

test('Arabic tells six numbers apart, Ukrainian four', async () => {
  expect(await inLanguage('ar', [0, 1, 2, 3, 11, 100])).toEqual([
    'لا أيام',
    'يوم واحد',
    'يومان',
    '3 أيام',
    '11 يومًا',
    '100 يوم',
  ])
  expect(await inLanguage('uk', [1, 22, 5, 1.5])).toEqual(['1 день', '22 дні', '5 днів', '1,5 дня'])
})

test('Tigrinya, which browsers do not know, has its own plurals and a neutral date', async () => {
  expect(await inLanguage('ti', [0, 1, 2])).toEqual(['0 መዓልቲ', '1 መዓልቲ', '2 መዓልታት'])
  expect(formatDate('2026-12-07')).toBe('07.12.2026')
})

test.each(Object.keys(LANGUAGES) as Language[])(
  'language and direction of the document follow: %s',
  async l => {
    await setLanguage(l)

    const { lang, dir } = document.documentElement
    expect({ lang, dir }).toEqual({ lang: l, dir: ['ar', 'fa'].includes(l) ? 'rtl' : 'ltr' })
    expect(language.value).toBe(l)
    expect(Intl.DateTimeFormat(locale.value).resolvedOptions()).toMatchObject({
      calendar: 'gregory',
      numberingSystem: 'latn',
    })
    expect(formatNumber(1)).toBe('1')
  },
)

test('texts that staff alone read stand in German where a client reads another language', async () => {
  await setLanguage('ar')

  expect(t('cases.mine')).toBe('Meine Fälle')
  expect(te('cases.nothing')).toBe(false)
})

test('of two languages asked for at once the later one stays', async () => {
  await Promise.all([setLanguage('uk'), setLanguage('en')])

  expect(language.value).toBe('en')
  expect(count(KEY, 2)).toBe('2 days')
  expect(t('common.close')).toBe('Close')
})

test('a language whose texts do not get through changes nothing', async () => {
  await setLanguage('de')
  const broken = clientTexts({ ...trial, fr: () => Promise.reject(new Error('offline')) } as never)
  await bring(broken)

  await expect(setLanguage('fr')).rejects.toThrow('offline')
  await bring(clientTexts({ de: async () => ({}) } as never))

  expect(language.value).toBe('de')
  expect(STAFF_LANGUAGES).toContain(language.value)
})
