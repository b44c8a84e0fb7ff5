import { fileURLToPath } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { awaited } from '../database/cancellation.ts'
import type { PdfTask, ReadAnswer, ReadTask, Table, Value, XlsxMessage } from './task.ts'

interface WorkshopLimits {
  /** Threads at the same time; each keeps the fonts while it is there. */
  threads: number
  /** What waits for a thread; whoever comes then is told that we are busy. */
  queue: number
  /** Longest that one piece may take, in milliseconds; then its thread is ended, and the next gets a new one. */
  longest: number
}

const LIMITS: WorkshopLimits = { threads: 2, queue: 16, longest: 20_000 }

/** Megabytes of what a thread holds in JavaScript. */
const HEAP_MB = 384

/** A table whose rows come in parts. */
export interface TableRows extends Table {
  parts: AsyncIterable<readonly (readonly Value[])[]>
}

/** Nobody can take it now. */
export class WorkshopBusy extends Error {}

/** One for the whole server: where documents are made and files are read, in threads that are bounded. */
export class Workshop {
  readonly #pool: Piscina
  readonly #longest: number
  /** What runs and what waits. */
  readonly #most: number
  #taken = 0

  /** @param file holds the pieces of work by name; a test brings its own */
  constructor({ threads, queue, longest } = LIMITS, file = WORKER) {
    this.#longest = longest
    this.#most = threads + queue
    this.#pool = new Piscina({
      filename: file,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
  }

  pdf(task: PdfTask): Promise<Buffer> {
    return this.#bytes('pdf', task)
  }

  /** Rows travel to the thread as they come: nobody holds all of them here. */
  async xlsx(tables: AsyncIterable<TableRows> | Iterable<TableRows>): Promise<Buffer> {
    const { port1, port2 } = new MessageChannel()
    const send = (message: XlsxMessage) => port1.postMessage(message)
    const made = this.#bytes('xlsx', port2, [port2])
    made.catch(() => port1.close())
    try {
      for await (const { parts, ...table } of tables) {
        send({ table })
        for await (const rows of parts) send({ rows })
      }
      send(null)
      return await made
    } catch (error) {
      port1.close()
      await made.catch(() => undefined)
      throw error
    }
  }

  read(task: ReadTask): Promise<ReadAnswer> {
    return this.#run('read', task)
  }

  close(): Promise<void> {
    return this.#pool.destroy()
  }

  async #bytes(name: string, task: unknown, transfer: never[] | object[] = []): Promise<Buffer> {
    return Buffer.from(await this.#run<ArrayBuffer>(name, task, transfer))
  }

  async #run<Answer>(name: string, task: unknown, transfer: object[] = []): Promise<Answer> {
    if (this.#taken >= this.#most) throw new WorkshopBusy('everybody is at work')
    const given = awaited.getStore()
    const late = AbortSignal.timeout(this.#longest)
    const signal = given ? AbortSignal.any([given, late]) : late
    this.#taken++
    try {
      const options = { name, signal, transferList: transfer as never }
      return (await this.#pool.run(task, options)) as Answer
    } catch (error) {
      if (signal.aborted) throw new WorkshopBusy('it took too long', { cause: error })
      throw error
    } finally {
      this.#taken--
    }
  }
}

/** Beside this file as it runs: sources or what is built of them. */
const WORKER = fileURLToPath(import.meta.url).replace(/workshop(?=\.\w+$)/, 'documents.worker')
