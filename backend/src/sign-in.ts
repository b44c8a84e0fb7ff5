import { Router } from 'express'
import type { Config } from './config.ts'
import { demoMailbox, keycloakMailbox } from './demo/mailbox.ts'
import { demoPeople, emailOf, machineClient, subjectOf } from './demo/people.ts'
import { samples } from './demo/graphiql-samples.ts'
import type { SessionEnd } from './platform/embedded-issuer/logout.ts'
import { createEmbeddedIssuer } from './platform/embedded-issuer/issuer.ts'
import { issuerUrl } from './platform/identity/issuer-url.ts'
import { keycloakAccounts } from './platform/identity/keycloak-accounts.ts'
import { realmFile } from './platform/identity/realm-file.ts'
import { smtpMailer } from './platform/mail/mailer.ts'
import type { ServerOptions } from './server-options.ts'

interface SignIn extends Pick<ServerOptions, 'identity' | 'ide' | 'accounts'> {
  stop?: () => Promise<void>
}

interface Hooks {
  onSessionEnd: SessionEnd
  onAccepted: (tenant: string) => Promise<void>
}

/**
 * Keycloak when it is configured, else the embedded issuer with the people of the demo, whose sign-out ends their
 * access tokens too.
 */
export async function signInOf(config: Config, hooks: Hooks): Promise<SignIn> {
  if (!config.keycloak) return embeddedSignIn(config, hooks)
  const { url, internalUrl, realm, inviterSecret: secret } = config.keycloak
  const certsUrl = `${issuerUrl(internalUrl, realm)}/protocol/openid-connect/certs`
  const mailbox = config.demoMailPort && (await keycloakMailbox(config, config.demoMailPort))
  return {
    identity: {
      issuer: issuerUrl(url, realm),
      certsUrl,
      ...(mailbox && { router: mailbox.router }),
    },
    ...(mailbox && { stop: mailbox.stop }),
    ...(secret && { accounts: keycloakAccounts({ url, internalUrl, realm, secret }) }),
  }
}

async function embeddedSignIn(config: Config, hooks: Hooks): Promise<SignIn> {
  const { publicUrl, dataDir, machineSecret: secret, mail } = config
  const mailbox = demoMailbox(config)
  const embedded = await createEmbeddedIssuer({
    ...hooks,
    publicUrl,
    realmFile,
    dataDir,
    secret,
    people: [...demoPeople, machineClient].map(person => ({
      ...person,
      subject: subjectOf(person.login),
      email: emailOf(person.login),
    })),
    mail: mail ? smtpMailer(mail) : mailbox.send,
  })
  // a development dependency, ten times as large as the rest: production has neither
  const { graphiql } = await import('./platform/api/graphiql.ts')
  const certsUrl = embedded.certsUrl.replace(
    new URL(publicUrl).origin,
    `http://127.0.0.1:${config.port}`,
  )
  const router = Router().use(embedded.router)
  if (!mail) router.use(mailbox.router(embedded.pages))
  return {
    identity: { issuer: embedded.issuer, certsUrl, router },
    ide: graphiql({ samples, mint: login => embedded.mintToken(login) }),
    accounts: embedded.accounts,
  }
}
