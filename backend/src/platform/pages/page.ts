export type PageLanguage = 'de' | 'en'

/** What the pages of the product are called that stand at the bottom of each page, by their addresses (C18). */
const ABOUT: Record<PageLanguage, { label: string; links: Record<`/${string}`, string> }> = {
  de: {
    label: 'Rechtliches und Hilfe',
    links: {
      '/impressum': 'Impressum',
      '/datenschutzerklaerung': 'Datenschutz',
      '/barrierefreiheit': 'Barrierefreiheit',
      '/hilfe': 'Hilfe',
    },
  },
  en: {
    label: 'Legal notices and help',
    links: {
      '/impressum': 'Imprint',
      '/datenschutzerklaerung': 'Privacy',
      '/barrierefreiheit': 'Accessibility',
      '/hilfe': 'Help',
    },
  },
}

/** The web client's, so that the tab does not change its face. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%23131525'/%3E%3Cpath d='M4 12V4h3M12 4v8H9' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E"

/** A whole page that the server makes itself, in the product's look; `body` is HTML. */
export function htmlPage({
  styleSheet,
  title,
  body,
  language,
}: {
  styleSheet: string
  title: string
  body: string
  language: PageLanguage
}): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · DigIntM</title>
    <link rel="icon" href="${ICON}">
    <link rel="stylesheet" href="${styleSheet}">
  </head>
  <body>
    <header>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path class="mark" d="M2 18V2h16v9"/><path class="accent" d="M18 11v7"/></svg>
      <strong>DigIntM</strong><span>Baden-Württemberg</span>
    </header>
    <main><h1>${title}</h1>${body}</main>
    <footer>${about(language)}</footer>
  </body>
</html>`
}

function about(language: PageLanguage): string {
  const { label, links } = ABOUT[language]
  const ways = Object.entries(links).map(([path, name]) => `<a href="${path}">${name}</a>`)
  return `<nav aria-label="${label}">${ways.join('')}</nav>`
}

/** Text as HTML. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
