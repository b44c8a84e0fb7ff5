import type { Client, Operation, OperationResult } from '@urql/vue'
import { watch } from 'vue'
import { online } from '../composables/useConnection.ts'

/**
 * Reading without a line (C19), for `mapExchange`: what is shown stays as it was, and what could not be read is asked for
 * anew when there is a line again, as long as somebody waits for it.
 */
export function resumes(client: () => Client) {
  const waiting = new Map<number, Operation>()
  const shown = new Map<number, unknown>()
  watch(online, now => {
    if (!now) return
    const again = [...waiting.values()]
    waiting.clear()
    for (const operation of again) client().reexecuteOperation(operation)
  })
  return {
    onOperation({ kind, key }: Operation) {
      if (kind !== 'teardown') return
      waiting.delete(key)
      shown.delete(key)
    },
    onResult(result: OperationResult): OperationResult {
      const { error, operation } = result
      if (operation.kind !== 'query') return result
      if (error?.networkError) {
        waiting.set(operation.key, operation)
        return { ...result, data: shown.get(operation.key) }
      }
      waiting.delete(operation.key)
      shown.set(operation.key, result.data)
      return result
    },
  }
}
