import type { RequestHandler } from 'express'

/** What every answer says to browsers (GQL-9): no foreign scripts, styles, frames or third parties. */
export function securityHeaders(connectTo: readonly string[]): RequestHandler {
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `font-src 'self'`,
    `img-src 'self' data: blob:`,
    // a PDF is shown from memory
    `frame-src blob:`,
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `trusted-types app vue`,
    `require-trusted-types-for 'script'`,
  ].join('; ')

  const headers = new Map([
    ['content-security-policy', policy],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'no-referrer'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=()'],
  ])
  return (_request, response, next) => {
    response.setHeaders(headers)
    next()
  }
}
