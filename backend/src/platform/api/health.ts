import { Router } from 'express'
import type { JobState } from '../jobs/worker.ts'

/** Whether the process takes new work; a draining one answers what it has and refuses readiness. */
export class Health {
  draining = false

  /** @param ping resolves when the database answers */
  constructor(
    private readonly ping: () => Promise<unknown>,
    private readonly jobs: { state: () => JobState },
  ) {}

  /**
   * `/live`: the process answers. `/ready`: not draining, and the database answers. `/jobs`: none was given up; one
   * that was is no reason to send requests elsewhere.
   */
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
    router.get('/jobs', (_request, response) => {
      const state = this.jobs.state()
      response.status(state.status === 'ok' ? 200 : 503).json(state)
    })
    return router
  }
}
