import { domainToASCII } from 'node:url'

/** What Keycloak takes as a login too, and no more than 64 of it. */
const LOCAL = String.raw`(?=.{1,64}@)[a-zA-Z\d_'+-]+(\.[a-zA-Z\d_'+-]+)*`
/** Letters are Latin, as in a login; a domain in another script is written `xn--`. */
const LABEL = String.raw`(?!-)[\p{Script=Latin}\d-]+(?<!-)`
const ADDRESS = new RegExp(`^${LOCAL}@((${LABEL}\\.)+(?!\\d+$)${LABEL})$`, 'u')

/** Whether mail can go there and whoever has it can sign in with it: one rule for whom we invite and for clients. */
export function isAddress(text: string): boolean {
  const domain = ADDRESS.exec(text)?.[2]
  const ascii = domainToASCII(domain ?? '')
  return ascii !== '' && ascii.split('.').every(label => label.length <= 63)
}
