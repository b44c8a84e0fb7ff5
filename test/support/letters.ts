import type { Workshop } from '../../backend/src/platform/documents/workshop.ts'

interface Letter {
  language: string
  direction: 'ltr' | 'rtl'
  title: string
  text: string
  /** Names of the columns of a table. */
  head: [string, string]
}

/** A letter to a client, in every language that clients write to us in. */
export const letters: readonly Letter[] = [
  {
    language: 'de',
    direction: 'ltr',
    title: 'Einladung zum Gespräch',
    text: 'Liebe Familie Müller-Weiß, der Termin ist am 30.06.2027 um 14:30 Uhr im Landratsamt.',
    head: ['Ziel', 'Frist'],
  },
  {
    language: 'en',
    direction: 'ltr',
    title: 'Invitation to a talk',
    text: 'Dear family, the appointment is on 30.06.2027 at 14:30 in the Landratsamt.',
    head: ['Goal', 'Due'],
  },
  {
    language: 'ar',
    direction: 'rtl',
    title: 'دعوة إلى مقابلة',
    text: 'الهدف الأول هو دورة اللغة الألمانية B1 حتى 30.06.2027، والموعد في Landratsamt الساعة 14:30.',
    head: ['الهدف', 'الموعد'],
  },
  {
    language: 'fa',
    direction: 'rtl',
    title: 'دعوت به گفتگو',
    text: 'هدف اول دوره زبان آلمانی B1 تا 30.06.2027 است و قرار در Landratsamt ساعت 14:30 است.',
    head: ['هدف', 'مهلت'],
  },
  {
    language: 'ti',
    direction: 'ltr',
    title: 'ዕድመ ንዝርርብ',
    text: 'ቀዳማይ ዕላማ ኮርስ ቋንቋ ጀርመን B1 ክሳብ 30.06.2027 እዩ። ቆጸራ ኣብ Landratsamt ሰዓት 14:30።',
    head: ['ዕላማ', 'ግዜ'],
  },
  {
    language: 'uk',
    direction: 'ltr',
    title: 'Запрошення на розмову',
    text: 'Перша мета: курс німецької мови B1 до 30.06.2027. Зустріч у Landratsamt о 14:30. Їжак, ґанок, щастя.',
    head: ['Мета', 'Термін'],
  },
  {
    language: 'ru',
    direction: 'ltr',
    title: 'Приглашение на беседу',
    text: 'Первая цель: курс немецкого языка B1 до 30.06.2027. Встреча в Landratsamt в 14:30.',
    head: ['Цель', 'Срок'],
  },
  {
    language: 'tr',
    direction: 'ltr',
    title: 'Görüşmeye davet',
    text: 'İlk hedef 30.06.2027 tarihine kadar B1 Almanca kursu. Randevu saat 14:30’da Landratsamt’ta. Iğdır, şöyle.',
    head: ['Hedef', 'Süre'],
  },
]

/** What stands around it. */
export const around = {
  language: 'de',
  direction: 'ltr',
  tenant: { name: 'Rhein-Neckar-Kreis', line: 'Integrationsmanagement', hue: 213 },
  made: ['30.11.2026, 14:30', 'erstellt von Leyla Brandt'],
  foot: 'Dokument 0193',
  pages: 'Seite {n} von {of}',
  title: 'Titel',
  subtitle: '',
}

export const onPaper = (workshop: Workshop, data: object): Promise<Buffer> =>
  workshop.pdf({ template: 'platform/documents/plain.typ', data: { ...around, ...data } })

/** Its text, and a table over several pages. */
export const letterOf = ({ text, head: [first, second], ...rest }: Letter): object => ({
  ...rest,
  sections: [
    { text },
    { heading: first, facts: [[first, text.slice(0, 12)]] },
    {
      table: {
        columns: [{ title: first, share: 1 }, { title: second }],
        rows: Array.from({ length: 60 }, (_, n) => [`${first} ${n + 1}`, '30.06.2027']),
      },
    },
  ],
})
