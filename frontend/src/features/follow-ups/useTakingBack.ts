import { useAction } from '../../composables/useAction.ts'
import { offerUndo } from '../../composables/undo.ts'
import { ReopenFollowUp } from './follow-ups.graphql.ts'

/** Offers to take back that a follow-up is done or cancelled (C5). */
export function useTakingBack() {
  const { run } = useAction(ReopenFollowUp)
  return ({ id, version }: { id: string; version: number }, text: string): void =>
    offerUndo({ text, undo: () => run({ id, version }) })
}
