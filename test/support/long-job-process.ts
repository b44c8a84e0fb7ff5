import 'reflect-metadata'
import '../../backend/src/schema.ts'
import { reassignment } from '../../backend/src/modules/cases/reassignment.ts'
import { longWorker } from './long-jobs.ts'

/** A process of its own that hands cases over, and in the fourth transaction never comes to the commit. */
const [url = '', tenant = '', leaseMs = ''] = process.argv.slice(2)
let transactions = 0
const { worker } = longWorker(url, tenant, {
  leaseMs: Number(leaseMs),
  work: {
    ...reassignment,
    async does(work, things, input) {
      const outcomes = await reassignment.does(work, things, input)
      if (++transactions < 4) return outcomes
      await work.rows({ name: 'written', text: 'select $1::text', values: [] })
      process.stdout.write('in the middle\n')
      return new Promise(() => {})
    },
  },
})
worker.start()
setInterval(() => {}, 60_000)
