import { useClientHandle, type TypedDocumentNode } from '@urql/vue'
import { readonly, ref, shallowRef, watch } from 'vue'
import { problemOf, type Problem } from '../api/problem.ts'
import type { Sent } from '../drafts/useDraft.ts'
import { online } from './useConnection.ts'
import { holdPage } from './leaveGuard.ts'

type Variables<Input> = { input: Input & { clientMutationId: string } }

/**
 * A mutation as a form uses it. Without a line it waits and sends again under the same
 * `clientMutationId`, so that a talk whose answer got lost is not recorded twice (IDEM-1); a draft lends its own,
 * which outlives the page.
 */
export function useAction<Data, Input extends object>(
  document: TypedDocumentNode<Data, Variables<Input>>,
  draft?: Sent,
) {
  const { client } = useClientHandle()
  const running = ref(false)
  const waiting = ref(false)
  const failure = shallowRef<Problem>()

  /** Resolves with the answer, or with nothing when the server refused (see `failure`). */
  async function run(input: Omit<Input, 'clientMutationId'>): Promise<Data | undefined> {
    if (running.value) return
    running.value = true
    failure.value = undefined
    const release = holdPage(() => true)
    const clientMutationId = draft?.wish() ?? crypto.randomUUID()
    try {
      const data = await deliver({ input: { ...input, clientMutationId } } as Variables<Input>)
      await follow(data !== undefined)
      return data
    } finally {
      running.value = false
      release()
    }
  }

  /** What becomes of the draft. */
  async function follow(isDone: boolean): Promise<void> {
    if (isDone) await draft?.settled()
    // what was sent before has been done: whoever sends this, too, wishes for something else
    else if (failure.value?.code === 'IDEMPOTENCY_MISMATCH') await draft?.renew()
  }

  async function deliver(variables: Variables<Input>): Promise<Data | undefined> {
    for (;;) {
      if (online.value) {
        const { data, error } = await client.mutation(document, variables).toPromise()
        if (!error) return data
        if (!repeatable(problemOf(error))) {
          failure.value = problemOf(error)
          return
        }
      }
      waiting.value = true
      await lineBack()
      waiting.value = false
    }
  }

  function forget() {
    failure.value = undefined
  }

  return {
    run,
    running: readonly(running),
    waiting: readonly(waiting),
    failure,
    forget,
  }
}

/** IN_PROGRESS: the first sending is still at work; asking again brings its result. */
function repeatable({ code }: Problem): boolean {
  return code === 'NETWORK' || code === 'IN_PROGRESS'
}

const BREATH_MS = 1_000

/** Never sooner than after a breath: a line that only seems to be back must not be hammered. */
async function lineBack(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, BREATH_MS))
  if (online.value) return
  await new Promise<void>(resolve => {
    const stop = watch(online, back => {
      if (!back) return
      stop()
      resolve()
    })
  })
}
