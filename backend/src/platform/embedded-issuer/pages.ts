import type { Person } from './claims.ts'
import { chooserWords, type ChooserLanguage } from './words.ts'

/** The pages the issuer shows itself. Every function returns a whole HTML document. */
export interface Pages {
  /** Of every page; the policy allows our style sheet, and forms that end at the web client. */
  headers: Record<string, string>
  chooser(people: Iterable<Person>, language: ChooserLanguage): string
  /** `form` is oidc-provider's, with the id `op.logoutForm`. */
  signOut(form: string): string
  signedOut(): string
  failed(): string
  /** Anything else in the same look. */
  plain(title: string, body: string): string
  /** The way to the product. */
  home: string
}

interface PagesOptions {
  /** Path under which `issuer.css` is served. */
  styleSheet: string
  /** Where the product is. */
  homeUrl: string
  /** Origins of the web client; the chooser's form is redirected there. */
  origins: string[]
  /** Name of an organization that a membership leaves out. */
  organizationName: (alias: string) => string
}

export function createPages(options: PagesOptions): Pages {
  const { styleSheet, homeUrl, origins } = options
  const home = `<p><a class="button" href="${escape(homeUrl)}">Zu DigIntM</a></p>`
  const page = (title: string, body: string) =>
    document({ styleSheet, title, body, language: 'de' })
  return {
    home,
    plain: page,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': [
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
        ["form-action 'self'", ...origins].join(' '),
      ].join('; '),
    },
    chooser: (people, language) => {
      const { title, lead } = chooserWords[language]
      const body = `<p class="lead">${lead}</p>
        <form method="post">${groups([...people], { ...options, language })}</form>`
      return document({ styleSheet, title, body, language })
    },
    signOut: form =>
      page(
        'Abmelden',
        `<p class="lead">Möchten Sie sich bei DigIntM abmelden?</p>${form}
        <p><button class="button" form="op.logoutForm" name="logout" value="yes">Abmelden</button></p>`,
      ),
    signedOut: () => page('Abgemeldet', `<p class="lead">Sie sind abgemeldet.</p>${home}`),
    failed: () =>
      page(
        'Anmeldung nicht möglich',
        `<p class="lead">Diese Anmeldung ist abgelaufen oder der Aufruf war unvollständig. Beginnen Sie bitte neu.</p>${home}`,
      ),
  }
}

type ChooserOptions = PagesOptions & { language: ChooserLanguage }

function groups(people: Person[], options: ChooserOptions): string {
  return Object.entries(chooserWords[options.language].groups)
    .map(([role, [title, sentence]]) => {
      const members = people.filter(({ memberships }) => memberships[0]?.role === role)
      if (members.length === 0) return ''
      const rows = members.map(person => `<li>${row(person, options)}</li>`).join('')
      return `<section aria-labelledby="${role}">
        <div class="role"><h2 id="${role}">${title}</h2><p>${sentence}</p></div><ul>${rows}</ul></section>`
    })
    .join('')
}

function row(
  { login, displayName, memberships }: Person,
  { organizationName, language }: ChooserOptions,
): string {
  const names = memberships.map(({ tenant, tenantName }) => tenantName ?? organizationName(tenant))
  const places = new Intl.ListFormat(language).format(new Set(names))
  return `<button name="login" value="${escape(login)}"><bdi>${escape(displayName)}</bdi> <span>${escape(places)}</span></button>`
}

/** The web client's, so that the tab does not change its face. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%23131525'/%3E%3Cpath d='M4 12V4h3M12 4v8H9' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E"

function document({
  styleSheet,
  title,
  body,
  language,
}: {
  styleSheet: string
  title: string
  body: string
  language: ChooserLanguage
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
      <strong>${chooserWords[language].product}</strong><span>Baden-Württemberg</span>
    </header>
    <main><h1>${title}</h1>${body}</main>
  </body>
</html>`
}

/** Text as HTML. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
