import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Request, Response } from 'express'

const styleSheet = readFileSync(new URL('embedded-issuer.css', import.meta.url))

export function sendStyleSheet(_request: Request, response: Response): void {
  response.set('cache-control', 'no-cache').type('css').send(styleSheet)
}

/** The web client's font: the issuer's pages are part of the same product. */
export function sendFont({ params }: Request, response: Response): void {
  const file = String(params.file)
  const folder = fontFolder()
  if (!folder || !/^fira-sans-(latin|latin-ext)-(400|500|600)-normal\.woff2$/.test(file)) {
    response.sendStatus(404)
    return
  }
  response.set('cache-control', 'public, max-age=86400').type('woff2').sendFile(join(folder, file))
}

/** None in a server's image: the web client has an image of its own. */
function fontFolder(): string | undefined {
  const webClient = createRequire(new URL('../../../../frontend/package.json', import.meta.url))
  try {
    return join(dirname(webClient.resolve('@fontsource/fira-sans/package.json')), 'files')
  } catch {
    return undefined
  }
}
