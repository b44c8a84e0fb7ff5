import type { Mail } from '../mail/mailer.ts'
import type { Invitation } from '../identity/accounts.ts'

/** The invitation, in the two languages of the product. Its link is nowhere else. */
export function invitationMail(
  { email, displayName }: Invitation,
  { link, place }: { link: string; place: string },
): Mail {
  return {
    to: email,
    subject: `Einladung zu DigIntM, ${place}`,
    text: `Guten Tag ${displayName},

Sie sind eingeladen, mit DigIntM zu arbeiten: ${place}.
Nehmen Sie die Einladung hier an; der Link gilt einmal und drei Tage lang:

${link}

Haben Sie keine Einladung erwartet? Dann müssen Sie nichts tun.

You are invited to work with DigIntM (${place}). The link above accepts the invitation;
it works once, within three days. If you did not expect it, there is nothing to do.
`,
  }
}
