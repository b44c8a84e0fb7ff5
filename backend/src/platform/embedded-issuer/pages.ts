import { escape, htmlPage } from '../pages/page.ts'
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
  /** Path under which `page.css` is served. */
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
    htmlPage({ styleSheet, title, body, language: 'de' })
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
      return htmlPage({ styleSheet, title, body, language })
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
