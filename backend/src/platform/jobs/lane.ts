/**
 * The tenants that wait for one kind of work: a few are served at once, each by itself, and whoever has had a turn waits
 * behind the others for the next, so that neither a long job nor a long queue of one tenant holds up the rest.
 */
export class Lane {
  readonly #slots: number
  readonly #serve: (tenant: string) => Promise<boolean>
  readonly #waiting = new Map<string, PromiseWithResolvers<void>>()
  readonly #served = new Set<string>()

  /** @param serve does one piece of work; resolves whether there was one */
  constructor(slots: number, serve: (tenant: string) => Promise<boolean>) {
    this.#slots = slots
    this.#serve = serve
  }

  /** Resolves when nothing is left to be done for the tenant that was there when this was called. */
  look(tenant: string): Promise<void> {
    const asked = this.#waiting.get(tenant) ?? Promise.withResolvers<void>()
    this.#waiting.set(tenant, asked)
    this.#next()
    return asked.promise
  }

  serves(tenant: string): boolean {
    return this.#served.has(tenant)
  }

  #next(): void {
    for (const [tenant, asked] of this.#waiting) {
      if (this.#served.size >= this.#slots) return
      if (this.#served.has(tenant)) continue
      this.#waiting.delete(tenant)
      this.#served.add(tenant)
      void this.#turn(tenant, asked)
    }
  }

  async #turn(tenant: string, asked: PromiseWithResolvers<void>): Promise<void> {
    try {
      if (await this.#serve(tenant)) this.#again(tenant, asked)
      else asked.resolve()
    } catch (error) {
      asked.reject(error)
    }
    this.#served.delete(tenant)
    this.#next()
  }

  #again(tenant: string, asked: PromiseWithResolvers<void>): void {
    const others = this.#waiting.get(tenant)
    if (others) others.promise.then(asked.resolve, asked.reject)
    else this.#waiting.set(tenant, asked)
  }
}
