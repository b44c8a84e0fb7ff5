import { describe } from 'vitest'
import { signInContract } from './contract-sign-in.ts'
import { troubleContract } from './contract-trouble.ts'
import type { openStage } from './support/stage.ts'

/** What the product relies on, at whichever issuer people sign in (KC-19). */
export function contract(open: Parameters<typeof openStage>[0]): void {
  describe('people and sessions', () => signInContract(open))
  describe('the issuer in trouble', () => troubleContract(open))
}
