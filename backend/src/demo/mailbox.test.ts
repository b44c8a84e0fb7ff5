import express from 'express'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../platform/ground/free-port.ts'
import { smtpMailer } from '../platform/mail/mailer.ts'
import { keycloakMailbox, MAILBOX_PATH } from './mailbox.ts'

const OPTIONS = { production: false, host: '127.0.0.1', publicUrl: 'http://localhost:4000' }

test('KC-11 what Keycloak mails in the demo is on a page that says what it is, with its links', async () => {
  const port = await freePort()
  const { router, stop } = await keycloakMailbox(OPTIONS, port)
  onTestFinished(stop)
  // somebody who breaks off in the middle
  const rude = connect(port, '127.0.0.1')
  await once(rude, 'data')
  rude.write('EHLO nobody\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nhalf a')
  rude.resetAndDestroy()

  const send = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'DigIntM <digintm@land.test>' })
  await send({
    to: 'nora@kreis.test',
    subject: 'Einladung <b>',
    text: 'Grüße\nhttp://localhost/a?b=1&c=2 folgt',
  })

  const server = express().use(router).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port: http } = server.address() as AddressInfo
  const page = await fetch(`http://127.0.0.1:${http}${MAILBOX_PATH}`)
  const html = await page.text()
  expect(html).toContain('Nur in der Demo')
  expect(html).toContain('An nora@kreis.test')
  expect(html).toContain('Einladung &#60;b&#62;')
  expect(html).toContain('<a href="http://localhost/a?b=1&#38;c=2">')
  const [, styleSheet] = /href="([^"]+\.css)"/.exec(html) ?? []
  expect((await fetch(`http://127.0.0.1:${http}${styleSheet}`)).status).toBe(200)
})

test('a port that is taken is named, with the way out', async () => {
  const port = await freePort()
  const { stop } = await keycloakMailbox(OPTIONS, port)
  onTestFinished(stop)
  await expect(keycloakMailbox(OPTIONS, port)).rejects.toThrow(
    `port ${port} (EADDRINUSE); choose another with DEMO_MAIL_PORT`,
  )
})

test('KC-11 production has no mailbox that everybody reads', async () => {
  await expect(keycloakMailbox({ ...OPTIONS, production: true }, 0)).rejects.toThrow(
    'refuses production',
  )
})
