const PRODUCT = { de: 'Integrationsmanagement', en: 'Integration management' }
export type PageLanguage = keyof typeof PRODUCT

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
      <strong>${PRODUCT[language]}</strong><span>Baden-Württemberg</span>
    </header>
    <main><h1>${title}</h1>${body}</main>
  </body>
</html>`
}

/** Text as HTML. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
