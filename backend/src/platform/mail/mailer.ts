import { createTransport } from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
}

/** Hands a mail to whoever delivers it; rejects when they did not take it, so that the caller can try again. */
export type SendMail = (mail: Mail) => Promise<void>

/** Seconds after which a mail server that says nothing counts as out of reach. */
const PATIENCE_MS = 10_000

/** Outgoing mail by SMTP: `smtp://user:password@host:587`, or `smtps:`. */
export function smtpMailer({ url, from }: { url: string; from: string }): SendMail {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  return async mail => {
    await transport.sendMail({ from, ...mail })
  }
}
