import { fileType } from '../files/file-types.ts'
import { escape, htmlPage, type PageLanguage } from '../pages/page.ts'
import type { Given } from './link-kind.ts'
import { linkWords } from './words.ts'

export interface LinkPages {
  /** The same for every address, whether it opens something or not: mail scanners open links, too. */
  waiting(): string
  /** @param action where the file is asked for */
  given(given: Given, action: string): string
  /** The one answer for whatever does not open. */
  nothing(): string
  trouble(): string
}

/** @param styleSheet path under which `page.css` is served */
export function linkPages(language: PageLanguage, styleSheet: string): LinkPages {
  const words = linkWords[language]
  const page = (title: string, body: string) =>
    htmlPage({ styleSheet, title: escape(title), body, language })
  const only = ({ title, lead }: { title: string; lead: string }) => page(title, paragraph(lead))
  return {
    waiting() {
      const { title, lead, logged, open } = words.waiting
      return page(title, `${paragraph(lead)}<p class="note">${logged}</p>${post('', open)}`)
    },
    given(given, action) {
      const { lead, recipient, file, until, take, personal } = words.given
      const facts: [string, string][] = [
        [recipient, given.recipient],
        [file, describe(given, language)],
        [until, dayOf(given.lastDay, language)],
      ]
      const list = facts.map(
        ([name, value]) => `<dt>${name}</dt><dd><bdi>${escape(value)}</bdi></dd>`,
      )
      const from = paragraph(lead(given.sender, given.organisation))
      return page(
        given.title,
        `${from}<dl>${list.join('')}</dl>${post(action, take)}<p class="note">${personal}</p>`,
      )
    },
    nothing: () => only(words.nothing),
    trouble: () => only(words.trouble),
  }
}

const paragraph = (text: string): string => `<p class="lead">${escape(text)}</p>`
const post = (action: string, label: string): string =>
  `<form method="post"${action && ` action="${escape(action)}"`}><button class="button">${label}</button></form>`

const MB = 1_000_000

function describe({ type, size }: Given, language: PageLanguage): string {
  const kind = (fileType(type)?.extension ?? '').toUpperCase()
  const megabytes = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  })
  return [kind, megabytes.format(Math.max(size / MB, 0.1))].filter(Boolean).join(', ')
}

const dayOf = (day: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
