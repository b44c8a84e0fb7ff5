import { buffer } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import PostalMime, { type Address } from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { Mail } from './mailer.ts'

export interface ReceivedMail extends Mail {
  from: string
}

export interface MailReceiver {
  port: number
  close(): Promise<void>
}

/**
 * A mail server in this process, for demo and tests: hands on what it is given, and tells whoever sent it when that
 * was refused. Port 0 takes a free one.
 */
export async function receiveMail(
  { port, host = '127.0.0.1' }: { port: number; host?: string },
  take: (mail: ReceivedMail) => Promise<void>,
): Promise<MailReceiver> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) =>
      callbackify(async (from: SMTPServerDataStream) => take(await received(from)))(stream, done),
  })
  const bound = await new Promise<number>((resolve, reject) => {
    // later ones are broken connections, which concern the sender alone
    server.on('error', reject)
    const socket = server.listen(port, host, () => {
      const address = socket.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
  return { port: bound, close: () => new Promise(resolve => server.close(() => resolve())) }
}

async function received(stream: SMTPServerDataStream): Promise<ReceivedMail> {
  const { to = [], from, subject = '', text = '' } = await PostalMime.parse(await buffer(stream))
  return { to: to.map(shown).join(', '), from: from ? shown(from) : '', subject, text }
}

function shown({ name, address }: Address): string {
  return name ? `${name} <${address}>` : String(address)
}
