import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { Answer } from './answer.ts'

interface Choice<Option> {
  /** What is chosen. */
  model: Ref<Option[]>
  /** What is typed to find it. */
  search: Ref<string>
  answer: () => Answer<Option>
  multiple: () => boolean
  text: (option: Option) => string
}

/**
 * The state of a field in which something is chosen by typing. While something else stands in it nothing is chosen,
 * and Enter takes nothing that answers another text: it waits, and takes the answer when that leaves no choice.
 */
export function useChoice<Option extends { id: string }>(choice: Choice<Option>) {
  const { model, search } = choice
  const typed = ref<string>()
  const former = shallowRef<Option[]>([])
  const awaited = ref(false)

  const fresh = computed(() => choice.answer().to?.trim() === search.value.trim())
  const options = computed(() => (fresh.value ? choice.answer().options : []))
  const ids = computed(() => options.value.map(({ id }) => id).join())

  const shown = computed({
    get: () => {
      const [only] = choice.multiple() ? [] : model.value
      return typed.value ?? (only ? choice.text(only) : '')
    },
    set: type,
  })
  function type(text: string) {
    if (!choice.multiple()) {
      if (typed.value === undefined) former.value = model.value
      model.value = []
    }
    typed.value = text
    search.value = text
    awaited.value = false
  }
  function settle() {
    typed.value = undefined
    search.value = ''
    awaited.value = false
  }
  function choose(chosen: Option[]) {
    model.value = chosen
    settle()
  }
  /** What stood there before the typing. */
  function restore() {
    if (typed.value !== undefined && !choice.multiple()) model.value = former.value
    settle()
  }
  /** Whether Enter has nothing to take yet. */
  function waits(): boolean {
    awaited.value = !fresh.value
    return awaited.value || (typed.value !== undefined && !options.value.length)
  }
  watch([fresh, ids], () => {
    const [only, ...others] = options.value
    if (!awaited.value || !fresh.value) return
    awaited.value = false
    if (only && !others.length) choose(choice.multiple() ? [...model.value, only] : [only])
  })

  return { shown, options, ids, fresh, choose, settle, restore, waits }
}
