import express, { type Request, type Response, Router } from 'express'
import type { Provider } from 'oidc-provider'
import * as v from 'valibot'
import type { SendMail } from '../mail/mailer.ts'
import type { Accounts } from '../identity/accounts.ts'
import { embeddedAccounts } from './accounts.ts'
import type { Person } from './claims.ts'
import { invitationRoutes } from './invitation.ts'
import { rememberIssuer, signingKeyIn } from './key.ts'
import type { SessionEnd } from './logout.ts'
import { createMint, type MintToken } from './mint.ts'
import { createPages, type Pages } from './pages.ts'
import { sendFont, sendStyleSheet } from '../pages/assets.ts'
import { People } from './people.ts'
import { levelAsked } from './levels.ts'
import { createProvider, type ProviderParts } from './provider.ts'
import { createIssuerStore } from './store.ts'
import { chooserLanguage } from './words.ts'
import { readRealm, realmPlaceholders, type Realm } from '../identity/realm.ts'
import { issuerUrl } from '../identity/issuer-url.ts'

interface EmbeddedIssuerOptions {
  /** Address the product is reached at; the issuer is one realm below it. */
  publicUrl: string
  /** The file Keycloak imports. */
  realmFile: string
  /** Keeps the signing key. */
  dataDir: string
  /** Machine clients among them are not offered for sign-in. */
  people: Person[]
  /** Of the machine clients; without one they cannot sign in. */
  secret?: string | undefined
  /** Refuses the access tokens of a session after sign-out; without it they live on for their five minutes. */
  onSessionEnd?: SessionEnd
  /** Takes the invitations; without one they go nowhere. */
  mail?: SendMail
  /** An invitation to that organization was accepted. */
  onAccepted?: (tenant: string) => Promise<void>
}

export interface EmbeddedIssuer {
  issuer: string
  certsUrl: string
  /** Answers below `/realms/<name>` only; mount it before any body parser. */
  router: Router
  mintToken: MintToken
  accounts: Accounts
  /** For further pages in the same look. */
  pages: Pages
}

/**
 * Sign-in for the demo and for tests: an OpenID Connect provider in this process that looks like the Keycloak
 * realm, where people are chosen and no password exists. Refuses production.
 */
export async function createEmbeddedIssuer(
  options: EmbeddedIssuerOptions,
): Promise<EmbeddedIssuer> {
  if (process.env.NODE_ENV === 'production')
    throw new Error(
      'the embedded issuer has no passwords and refuses NODE_ENV=production; set KEYCLOAK_URL',
    )
  const { publicUrl, secret, onSessionEnd = nothing, onAccepted = nothing } = options
  const realm = readRealm(options.realmFile, realmPlaceholders(publicUrl))
  const key = await signingKeyIn(options.dataDir)
  const base = `/realms/${realm.name}`
  const issuer = issuerUrl(new URL(publicUrl).origin, realm.name)
  rememberIssuer(options.dataDir, issuer)
  const organizationName = nameOf(realm)
  const pages = createPages({
    styleSheet: `${base}/sign-in.css`,
    homeUrl: publicUrl,
    origins: realm.web.webOrigins,
    organizationName,
  })
  const people = new People(options.people, options.dataDir)
  const store = createIssuerStore()
  const { mail = nothing } = options
  const { endSessionsOf } = store
  const accounts = embeddedAccounts({ issuer, people, organizationName, mail, endSessionsOf })
  const parts = { issuer, base, realm, key, people, secret, pages, onSessionEnd, store }
  const router = Router()
  router.use(invitationRoutes({ base, pages, invitations: accounts, organizationName, onAccepted }))
  router.use(signInRoutes(parts))
  return {
    issuer,
    certsUrl: `${issuer}/protocol/openid-connect/certs`,
    router,
    mintToken: createMint(parts),
    accounts,
    pages,
  }
}

function signInRoutes(parts: ProviderParts): Router {
  const { base, pages, people, realm } = parts
  const provider = createProvider(parts)
  const choosable = () => [...people].filter(isNo(realm.machines))
  const router = Router()
  router.get(`${base}/sign-in.css`, sendStyleSheet)
  router.get(`${base}/fonts/:file`, sendFont)
  router.get(`${base}/interaction/:uid`, showChooser(provider, pages, choosable))
  router.post(`${base}/interaction/:uid`, form, signIn(provider, pages, choosable))
  router.use(base, provider.callback())
  return router
}

const isNo =
  (machines: Realm['machines']) =>
  ({ subject }: Person): boolean =>
    !machines.some(machine => machine.subject === subject)

const nameOf =
  ({ organizations }: Realm) =>
  (tenant: string): string =>
    organizations.find(({ alias }) => alias === tenant)?.name ?? tenant

const nothing = async (): Promise<void> => {}

const form = express.urlencoded({ extended: false, limit: '1kb' })

const Choice = v.object({ login: v.string() })

function showChooser(provider: Provider, pages: Pages, people: () => Person[]) {
  return async (request: Request, response: Response) => {
    response.set(pages.headers)
    try {
      const { params } = await provider.interactionDetails(request, response)
      response.send(pages.chooser(people(), chooserLanguage(params['ui_locales'])))
    } catch {
      response.status(400).send(pages.failed())
    }
  }
}

function signIn(provider: Provider, pages: Pages, people: () => Person[]) {
  return async (request: Request, response: Response) => {
    try {
      const { login } = v.parse(Choice, request.body)
      const person = people().find(candidate => candidate.login === login)
      if (!person) throw new Error('nobody chosen')
      const interaction = await provider.interactionDetails(request, response)
      await leaveOtherSession(provider, person, interaction)
      const { params } = interaction
      const acr = levelAsked(params['acr_values'])
      const result = { login: { accountId: person.subject, acr } }
      await provider.interactionFinished(request, response, result, {
        mergeWithLastSubmission: false,
      })
    } catch {
      response.set(pages.headers).status(400).send(pages.failed())
    }
  }
}

/** The library would sign the former person out by a page with a script, which no strict policy lets run. */
async function leaveOtherSession(
  provider: Provider,
  person: Person,
  interaction: Awaited<ReturnType<Provider['interactionDetails']>>,
): Promise<void> {
  if (!interaction.session || interaction.session.accountId === person.subject) return
  const former = await provider.Session.findByUid(interaction.session.uid)
  await former?.destroy()
  delete interaction.session
  await interaction.persist()
}
