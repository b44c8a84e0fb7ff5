import { watch, type Ref } from 'vue'
import type { Draft } from './draft.ts'

/** With the family all of the household, unless somebody says otherwise (C9). */
export const usual = (unit: Draft['unit'], size: number): number => (unit === 'FAMILY' ? size : 1)

/** Who says with whom says how many, as long as nobody has said another number. */
export function useParticipants(draft: Ref<Draft>, size: () => number): void {
  watch(
    () => draft.value.unit,
    (unit, former) => {
      if (draft.value.participants === usual(former, size()))
        draft.value.participants = usual(unit, size())
    },
    { flush: 'sync' },
  )
}
