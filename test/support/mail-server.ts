import { callbackify } from 'node:util'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

interface ReceivedMail {
  to: string
  from: string
  subject: string
  text: string
}

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
  const take = callbackify(async (stream: SMTPServerDataStream) => {
    const mail = await received(stream)
    if (refusing) throw new Error('busy, try later')
    mails.push(mail)
  })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => take(stream, done),
  })
  const port = await new Promise<number>(resolve => {
    const socket = server.listen(0, '127.0.0.1', () => {
      const address = socket.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: isRefusing => void (refusing = isRefusing),
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

async function received(stream: SMTPServerDataStream): Promise<ReceivedMail> {
  const { to, from, subject = '', text = '' } = await simpleParser(stream)
  const receivers = [to ?? []].flat().map(address => address.text)
  return { to: receivers.join(', '), from: from?.text ?? '', subject, text }
}
