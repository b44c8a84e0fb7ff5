import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * Answers what no route has answered for: with the status that Express blames the request for, such as a path that is
 * none, or else as our own error, which is logged.
 */
export const lastResort =
  (log: Logger): ErrorRequestHandler =>
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  (error, _request, response, next) => {
    const { status } = error as { status?: unknown }
    if (response.headersSent) return next(error)
    if (typeof status === 'number' && status >= 400 && status < 500) {
      response.sendStatus(status)
      return
    }
    log.error({ err: error as unknown }, 'request failed')
    response.status(500).json({
      errors: [{ message: 'Something went wrong on our side', extensions: { code: 'INTERNAL' } }],
    })
  }
