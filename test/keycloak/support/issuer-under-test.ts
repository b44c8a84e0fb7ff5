import type { Router } from 'express'
import type { Page } from 'playwright'

/**
 * An issuer as the contract knows it: the realm as code with the people of the demo. The same tests run against the
 * embedded issuer and a real Keycloak, so that the two cannot drift (KC-19).
 *
 * What only one of the two can show, each with its reason; the tests that need it stand in that issuer's own file.
 *
 * - Passwords, lockout, a second factor: the embedded issuer has none. Whoever is chosen is signed in, at the level
 *   that was asked for, so the way through a step-up is the same, and what it proves is not.
 * - That access tokens are refused when an administrator of the issuer ends a session: the embedded issuer has no
 *   administrator, and who is signed out by the product is refused by the product.
 * - Being killed: the embedded issuer dies with the product.
 * - `act`: neither issues it (Keycloak from 26.8 on); the issuer of the tests does (`test/api/impersonation.test.ts`).
 */
export interface IssuerUnderTest {
  name: 'embedded' | 'keycloak'
  issuer: string
  certsUrl: string
  /** Where the web client is registered, so where the product has to listen. */
  webOrigin: string
  /** Of an issuer in our own process. */
  router?: Router
  machineSecret: string
  /** What the claim `organization` looks like for one tenant. */
  organization(tenant: string): unknown
  /** The button or field that says: the issuer asks who is there. */
  asks(page: Page): Promise<void>
  /** Answers the issuer's own page, at which the browser is. */
  answer(page: Page, login: string): Promise<void>
  /** Answers when the issuer asks somebody who is signed in for a stronger sign-in. */
  answerAgain(page: Page, login: string): Promise<void>
  /** From now on another key signs; the former ones are not published any more. */
  rotateKeys(): Promise<void>
  /** Closes the account, or opens it again. */
  setEnabled(login: string, enabled: boolean): Promise<void>
  /** Ends every session of somebody, from outside. */
  signOut(login: string): Promise<void>
  close(): Promise<void>
}
