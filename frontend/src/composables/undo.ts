import { computed, shallowRef } from 'vue'

export interface Offer {
  /** What has been done. */
  text: string
  /** Resolves with nothing when it was refused, as an action's `run`. */
  undo: () => Promise<unknown>
}

const current = shallowRef<Offer>()
/** What was done last and can still be taken back. */
export const undoable = computed(() => current.value)

/** Says what has been done and lets it be taken back for a while; the one before cannot be any more. */
export function offerUndo(offer: Offer): void {
  current.value = offer
}

/** Unless something else has been done since. */
export function withdrawUndo(offer: Offer): void {
  if (current.value === offer) current.value = undefined
}
