import { shallowRef } from 'vue'
import { useAction } from '../../composables/useAction.ts'
import { offerUndo } from '../../composables/undo.ts'
import { t } from '../../locales/i18n.ts'
import { MoveConsultation, RestoreConsultation } from './consultations.graphql.ts'
import type { Consultation } from './draft.ts'

interface Place {
  caseId: () => string
  /** The one whose correction is open. */
  talk: () => Consultation | undefined
  close: () => unknown
  refresh: () => unknown
}

/** What becomes of a talk that should not stand where it stands: it is moved, or withdrawn, and that can be undone (C5). */
export function useFate({ caseId, talk, close, refresh }: Place) {
  const fate = shallowRef<{ kind: 'move' | 'withdraw'; talk: Consultation }>()
  const restoring = useAction(RestoreConsultation)
  const moving = useAction(MoveConsultation)

  /** Instead of correcting it. */
  function instead(kind: 'move' | 'withdraw') {
    const chosen = talk()
    if (chosen) fate.value = { kind, talk: chosen }
    close()
  }
  const leave = () => (fate.value = undefined)

  /** @returns which talk it was */
  function settled(): string {
    const { id = '' } = fate.value?.talk ?? {}
    leave()
    void refresh()
    return id
  }
  function moved(version: number) {
    const [id, from] = [settled(), caseId()]
    const reason = t('consultations.undone')
    offerUndo({
      text: t('consultations.moved'),
      undo: () => moving.run({ id, version, caseId: from, reason }),
    })
  }
  function withdrawn(version: number) {
    const id = settled()
    offerUndo({
      text: t('consultations.withdrawn'),
      undo: () => restoring.run({ id, version }),
    })
  }
  async function restore({ id, version }: Consultation) {
    if (!(await restoring.run({ id, version }))) void refresh()
  }

  return { fate, instead, leave, moved, withdrawn, restore, failure: restoring.failure }
}
