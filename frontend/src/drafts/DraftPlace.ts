import { claimDraft } from './claim.ts'
import { draftOwner, vault } from './forms.ts'
import type { Draft } from './vault.ts'

/** Where one form keeps its draft: one thing after another, and no other tab has it meanwhile. */
export class DraftPlace {
  #id: string = crypto.randomUUID()
  #release: (() => void) | undefined
  #queue: Promise<unknown> = Promise.resolve()

  constructor(readonly form: string) {}

  /** The `clientMutationId` under which the draft is sent. */
  get id(): string {
    return this.#id
  }

  /** Whether it is safe now. */
  keep(typed: Draft['typed']): Promise<boolean> {
    return this.#inTurn(async owner => {
      this.#release ??= await claimDraft(this.#id)
      const { keep } = await vault()
      await keep(owner, { id: this.#id, form: this.form, at: Date.now(), typed })
    })
  }

  /** Forgets what was kept; what comes next is another draft. */
  drop(): Promise<boolean> {
    return this.#inTurn(async owner => {
      const { drop } = await vault()
      await drop(owner, this.#id)
      this.#leave()
    })
  }

  /** Takes over the latest draft of the form that fits and that no other tab has open. */
  async find(fits: (typed: Draft['typed']) => boolean): Promise<Draft | undefined> {
    let found: Draft | undefined
    const take = (draft: Draft, release: () => void) => {
      this.#release = release
      this.#id = draft.id
      found = draft
    }
    await this.#inTurn(async owner => {
      const { drafts } = await vault()
      for (const draft of await drafts(owner, this.form)) {
        const release = fits(draft.typed) ? await claimDraft(draft.id) : undefined
        // waiting for it may have been too long
        if (release && !fits(draft.typed)) release()
        else if (release) return take(draft, release)
      }
    })
    return found
  }

  /** Gives the draft back once everything is done. */
  end(): void {
    void this.#queue.then(() => this.#leave())
  }

  #leave(): void {
    this.#release?.()
    this.#release = undefined
    this.#id = crypto.randomUUID()
  }

  /** A browser that keeps nothing loses nothing that it had promised. */
  #inTurn(
    work: (owner: NonNullable<ReturnType<typeof draftOwner>>) => Promise<void>,
  ): Promise<boolean> {
    const next = this.#queue.then(async () => {
      const owner = draftOwner()
      if (!owner) return false
      await work(owner)
      return true
    })
    const kept = next.catch(() => false)
    this.#queue = kept
    return kept
  }
}
