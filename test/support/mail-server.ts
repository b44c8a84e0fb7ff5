import { receiveMail, type ReceivedMail } from '../../backend/src/platform/mail/mail-receiver.ts'

export interface MailServer {
  /** For `SMTP_URL`. */
  url: string
  mails: ReceivedMail[]
  /** From now on takes nothing, as a server does that is overloaded; or takes mail again. */
  refuse(isRefusing: boolean): void
  close(): Promise<void>
}

/** A mail server in this process that keeps what it is given. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  let refusing = false
  const { port, close } = await receiveMail({ port: 0 }, async mail => {
    if (refusing) throw new Error('busy, try later')
    mails.push(mail)
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: isRefusing => void (refusing = isRefusing),
    close,
  }
}
