import type { TypedDocumentNode } from '@urql/vue'
import { computed, readonly, ref } from 'vue'
import type { FieldProblem, Problem } from '../api/problem.ts'
import type { Kept } from '../drafts/useDraft.ts'
import { t } from '../locales/i18n.ts'
import { useAction } from './useAction.ts'
import { useFormProblems } from './useFormProblems.ts'
import type { Compared } from './versions.ts'

interface RecordAction<Data, Input extends object> {
  mutation: TypedDocumentNode<Data, { input: Input & { clientMutationId: string } }>
  /** What is typed, and how it is kept on the device. */
  draft: Kept
  /** What is sent; nothing while something is missing. `version` is the one that what is typed is about (LOCK-1). */
  input: (version: number) => Omit<Input, 'clientMutationId'> | undefined
  /** What the form itself knows to be wrong: told as soon as somebody tries to save. */
  wrong?: () => readonly FieldProblem[]
  done: (data: Data) => unknown
  /** Somebody was faster: what is shown is to be asked again. */
  stale?: () => unknown
  /** What is saved now beside what is typed: shown when somebody was faster, so that both can be chosen. */
  compare?: () => readonly Compared[]
}

/**
 * A form over one mutation, from the first letter to the answer: its draft, what is missing, what the server refuses
 * and who was faster. `RecordForm` and `RecordDialog` show it.
 */
export function useRecordAction<Data, Input extends object>(record: RecordAction<Data, Input>) {
  const kept = record.draft
  const { run, running, waiting, failure, forget } = useAction(record.mutation, kept)
  const tried = ref(false)
  const wrong = computed(() => record.wrong?.() ?? [])
  const own = () => (tried.value ? wrong.value : [])
  const { goToFirst } = useFormProblems({ failure, running, own })
  const conflict = computed(() => failure.value?.code === 'CONFLICT')
  const differing = computed(() => (conflict.value && record.compare?.()) || [])
  /** What the summary says: the server's refusal, or what the form knows itself. */
  const problem = computed<Problem | undefined>(() => {
    if (failure.value || !own().length) return failure.value
    const code = 'BAD_USER_INPUT'
    return { code, id: undefined, text: t(`error.${code}`), fields: [...wrong.value] }
  })

  async function save(): Promise<boolean> {
    tried.value = true
    const input = wrong.value.length ? undefined : record.input(kept.seen.value)
    if (!input) {
      await goToFirst()
      return false
    }
    const data = await run(input)
    if (data) await record.done(data)
    else if (conflict.value) {
      // asked again, so that the next saving is about the newest version
      kept.overtaken()
      await record.stale?.()
    }
    return data !== undefined
  }

  /** Nothing has been tried or refused. */
  function beginAnew() {
    tried.value = false
    forget()
  }
  /** Lets go of what is typed; the form begins anew. */
  async function discard(): Promise<void> {
    beginAnew()
    await kept.discard()
  }
  /** Lets go of what is typed, when whoever typed it agrees, and leaves. */
  async function cancel(leave: () => void): Promise<void> {
    if (await kept.abandon()) leave()
  }

  return {
    restored: kept.restored,
    running,
    waiting,
    failure,
    problem,
    conflict,
    differing,
    tried: readonly(tried),
    wrong,
    goToFirst,
    save,
    forget,
    beginAnew,
    discard,
    cancel,
    /** Leaves the form; what is kept on the device comes back when it is opened again. */
    close: kept.close,
  }
}

/** What a form shows of its action. */
export type RecordState = Pick<
  ReturnType<typeof useRecordAction>,
  'restored' | 'running' | 'waiting' | 'problem' | 'conflict' | 'differing' | 'save' | 'discard'
>
export type DialogState = RecordState & Pick<ReturnType<typeof useRecordAction>, 'cancel' | 'close'>
