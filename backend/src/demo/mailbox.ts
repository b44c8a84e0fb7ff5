import { Router } from 'express'
import { sendFont, sendStyleSheet } from '../platform/pages/assets.ts'
import { createPages, type Pages } from '../platform/embedded-issuer/pages.ts'
import { escape } from '../platform/pages/page.ts'
import { receiveMail } from '../platform/mail/mail-receiver.ts'
import type { Mail, SendMail } from '../platform/mail/mailer.ts'

export const MAILBOX_PATH = '/demo/postfach'
/** Mails that are kept; the page shows the newest first. */
const KEPT = 50

interface Mailbox {
  send: SendMail
  /** The page, in the look of the sign-in. */
  router: (pages: Pages) => Router
}

/**
 * Where the mails of the demo go instead of to people: a page of the demo, so that an invitation can be followed to
 * the first sign-in. Whoever opens it reads everybody's mail, so it refuses production.
 */
export function demoMailbox({ production }: { production: boolean }): Mailbox {
  if (production)
    throw new Error('the mailbox of the demo shows everybody’s mail and refuses production')
  const mails: (Mail & { at: Date })[] = []
  return {
    router: pages =>
      Router().get(MAILBOX_PATH, (_request, response) => {
        response.set(pages.headers).send(pages.plain('Postfach der Demo', contents(mails)))
      }),
    async send(mail) {
      mails.unshift({ ...mail, at: new Date() })
      mails.splice(KEPT)
    },
  }
}

/**
 * The same for Keycloak, which sends mail itself: takes it at this port. Answers the page and what ends the taking.
 */
export async function keycloakMailbox(
  options: { production: boolean; host: string; publicUrl: string },
  port: number,
): Promise<{ router: Router; stop(): Promise<void> }> {
  const mailbox = demoMailbox(options)
  const styleSheet = '/demo/page.css'
  const pages = createPages({
    styleSheet,
    homeUrl: options.publicUrl,
    origins: [],
    organizationName: alias => alias,
  })
  const router = Router()
    .get(styleSheet, sendStyleSheet)
    .get('/demo/fonts/:file', sendFont)
    .use(mailbox.router(pages))
  const { close } = await receiveMail({ port, host: options.host }, mailbox.send).catch(cause => {
    const why = `the demo's mailbox cannot listen at port ${port} (${cause.code})`
    throw new Error(`${why}; choose another with DEMO_MAIL_PORT`, { cause })
  })
  return { router, stop: close }
}

const time = new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', timeStyle: 'short' })

function contents(mails: (Mail & { at: Date })[]): string {
  const lead = `<p class="lead">Nur in der Demo: Hier landet, was DigIntM sonst an die Postfächer der Menschen schickt.</p>`
  if (!mails.length) return `${lead}<p>Noch keine Nachricht.</p>`
  const letters = mails.map(
    ({ to, subject, text, at }) => `<article class="mail"><h2>${escape(subject)}</h2>
      <p class="to">An ${escape(to)}, ${time.format(at)} Uhr</p><p class="text">${linked(text)}</p></article>`,
  )
  return lead + letters.join('')
}

/** The text as it is, with its addresses as links. */
const linked = (text: string): string =>
  escape(text).replace(/https?:[^\s]+/g, address => `<a href="${address}">${address}</a>`)
