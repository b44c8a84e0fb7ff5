import { Router } from 'express'

/** Whether the process takes new work; a draining one answers what it has and refuses readiness. */
export class Health {
  draining = false

  /** @param ping resolves when the database answers */
  constructor(private readonly ping: () => Promise<unknown>) {}

  /** `/live`: the process answers. `/ready`: not draining, and the database answers. */
  router(): Router {
    const router = Router()
    router.get('/live', (_request, response) => void response.json({ status: 'live' }))
    router.get('/ready', async (_request, response) => {
      const ready =
        !this.draining &&
        (await this.ping().then(
          () => true,
          () => false,
        ))
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'unavailable' })
    })
    return router
  }
}
