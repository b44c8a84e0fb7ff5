import {
  computed,
  inject,
  nextTick,
  provide,
  shallowReactive,
  useId,
  watch,
  type InjectionKey,
  type Ref,
} from 'vue'
import { fieldText, type FieldProblem, type Problem } from '../api/problem.ts'

interface Form {
  /** The focus stays where it is: the form is asked while it is typed in. */
  keepsFocus?: boolean
  /** What the server refused. */
  failure: Readonly<Ref<Problem | undefined>>
  running: Readonly<Ref<boolean>>
  /** What the form itself knows to be wrong. */
  own?: () => readonly FieldProblem[]
}

interface FormProblems {
  noticeId: string
  /** The id of the path's input, by path: of those alone that are on the page. */
  inputs: Map<string, string>
  texts: Readonly<Ref<ReadonlyMap<string, string>>>
}

const KEY: InjectionKey<FormProblems> = Symbol('problems of a form')

/**
 * Brings what is wrong to the inputs of this form (`Field`) and the rest into its notice (`ErrorNotice`). When the
 * server has refused, the first input that is wrong has the focus, or else the notice.
 */
export function useFormProblems({ failure, running, own = () => [], keepsFocus = false }: Form) {
  const noticeId = useId()
  const inputs = shallowReactive(new Map<string, string>())
  const texts = computed(
    () =>
      new Map(
        [...(failure.value?.fields ?? []), ...own()].map(field => [field.path, fieldText(field)]),
      ),
  )
  provide(KEY, { noticeId, inputs, texts })

  async function goToFirst(): Promise<void> {
    await nextTick()
    const wrong = [...inputs].filter(([path]) => texts.value.has(path)).map(([, id]) => id)
    const [first] = (wrong.length ? wrong : [noticeId]).flatMap(inPage).sort(asOnThePage)
    if (first) focus(first)
  }
  watch(
    () => !keepsFocus && !running.value && failure.value,
    refused => refused && void goToFirst(),
    { flush: 'post' },
  )
  return { goToFirst }
}

/** What is wrong with the input of a path; says, too, that there is one. */
export function useProblemAt(path: () => string, id: () => string) {
  const form = inject(KEY, undefined)
  watch(
    [path, id],
    ([at, input], _, onCleanup) => {
      form?.inputs.set(at, input)
      onCleanup(() => form?.inputs.get(at) === input && form.inputs.delete(at))
    },
    { immediate: true },
  )
  return computed(() => form?.texts.value.get(path()))
}

/** The form's notice: its id, and the way from it to the input of a field that has one. */
export function useNotice() {
  const form = inject(KEY, undefined)
  const inputOf = ({ path }: FieldProblem) => form?.inputs.get(path)
  return {
    id: form?.noticeId,
    inputOf,
    /** As their inputs stand on the page; those without one come last. */
    inOrder: (fields: readonly FieldProblem[]) =>
      fields
        .map(field => ({ field, place: inPage(inputOf(field) ?? '')[0] }))
        .sort((a, b) =>
          a.place && b.place ? asOnThePage(a.place, b.place) : Number(!a.place) - Number(!b.place),
        )
        .map(({ field }) => field),
    goTo: (id: string) => inPage(id).forEach(focus),
  }
}

const inPage = (id: string): HTMLElement[] => {
  const found = document.getElementById(id)
  return found ? [found] : []
}

const asOnThePage = (a: Node, b: Node): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1

const INPUT = ':is(input:checked, input:not([type=radio]), select, textarea, button)'

/** Of a group the first of its inputs. */
function focus(found: HTMLElement): void {
  const target = found.matches(INPUT) ? found : found.querySelector<HTMLElement>(INPUT)
  ;(target ?? found).focus()
}
