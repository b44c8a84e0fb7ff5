import { pino } from 'pino'
import { openPool, TenantPool } from '../../backend/src/platform/database/pool.ts'
import { Worker } from '../../backend/src/platform/jobs/worker.ts'

/** A process of its own that takes jobs of the kind `HANG` and is never done with one. */
const [url = '', tenant = '', leaseMs = ''] = process.argv.slice(2)
const worker = new Worker({
  pool: new TenantPool(openPool(url, { max: 1, wait: 60_000 })),
  tenants: async () => [tenant],
  kinds: {
    HANG: {
      run: job => {
        process.stdout.write(`has ${job.record}\n`)
        return new Promise(() => {})
      },
    },
  },
  log: pino({ level: 'silent' }),
  leaseMs: Number(leaseMs),
})
worker.start()
setInterval(() => {}, 60_000)
