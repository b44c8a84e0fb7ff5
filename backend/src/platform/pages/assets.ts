import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Request, Response } from 'express'

const styleSheet = readFileSync(new URL('page.css', import.meta.url))

/** The product's font as Keycloak's pages have it: the server's image has these files, and not the web client's package. */
const fonts = fileURLToPath(
  new URL('../../../../infra/keycloak/themes/digintm/login/resources/fonts', import.meta.url),
)

export function sendStyleSheet(_request: Request, response: Response): void {
  response.set('cache-control', 'no-cache').type('css').send(styleSheet)
}

export function sendFont({ params }: Request, response: Response): void {
  const file = String(params.file)
  if (!/^fira-sans-(latin|latin-ext)-(400|500|600)-normal\.woff2$/.test(file)) {
    response.sendStatus(404)
    return
  }
  response
    .set('cache-control', 'public, max-age=86400')
    .type('woff2')
    .sendFile(file, { root: fonts })
}
