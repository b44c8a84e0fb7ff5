import express, { type Request, type Response, Router } from 'express'
import type { Invitations } from './accounts.ts'
import { escape } from '../pages/page.ts'
import type { Pages } from './pages.ts'

interface Parts {
  /** Where the issuer's own pages are, as path. */
  base: string
  pages: Pages
  invitations: Invitations
  organizationName: (alias: string) => string
  /** Gives the function that the invitation brings, as far as our rows allow. */
  onAccepted: (tenant: string) => Promise<void>
}

/** The page that an invitation leads to. Opening it changes nothing, because mail scanners open links too. */
export function invitationRoutes(parts: Parts): Router {
  const { base, pages, invitations, organizationName, onAccepted } = parts
  const router = Router()
  const show = (response: Response, title: string, body: string) =>
    response.set(pages.headers).send(pages.plain(title, body))

  router.get(`${base}/einladung`, ({ query }: Request, response: Response) => {
    const token = typeof query['token'] === 'string' ? query['token'] : ''
    const invited = invitations.open(token)
    if (!invited) return refuse(response, pages)
    const { displayName, email, tenant } = invited
    return show(
      response,
      'Einladung',
      `<p class="lead">Guten Tag ${escape(displayName)}, Sie sind eingeladen, mit DigIntM zu arbeiten: ${escape(organizationName(tenant))}.</p>
      <form method="post"><input type="hidden" name="token" value="${escape(token)}">
      <p>Angemeldet werden Sie als ${escape(email)}.</p>
      <p><button class="button">Einladung annehmen</button></p></form>`,
    )
  })

  router.post(`${base}/einladung`, form, async (request: Request, response: Response) => {
    const { token } = Object(request.body) as { token?: unknown }
    const invited = invitations.accept(token)
    if (!invited) return refuse(response, pages)
    await onAccepted(invited.tenant)
    return show(
      response,
      'Willkommen',
      `<p class="lead">Die Einladung ist angenommen. Sie können sich jetzt anmelden.</p>${pages.home}`,
    )
  })
  return router
}

const form = express.urlencoded({ extended: false, limit: '1kb' })

function refuse(response: Response, pages: Pages): void {
  response
    .set(pages.headers)
    .status(410)
    .send(
      pages.plain(
        'Einladung nicht gültig',
        `<p class="lead">Diese Einladung wurde schon angenommen, ist abgelaufen oder durch eine neuere ersetzt. Bitten Sie die Koordination Ihres Kreises um eine neue.</p>`,
      ),
    )
}
