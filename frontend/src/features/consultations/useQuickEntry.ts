import type { CalendarDate } from '@internationalized/date'
import { computed, ref, shallowRef, watch } from 'vue'
import { useAction } from '../../composables/useAction.ts'
import { useLeaveGuard } from '../../composables/useLeaveGuard.ts'
import { t } from '../../locales/i18n.ts'
import { useSearch } from '../search/useSearch.ts'
import { clientOf, type Client } from './client.ts'
import { RecordConsultation } from './consultations.graphql.ts'
import { inputOf, missingIn, newDraft, type Draft } from './draft.ts'

/** The follow-up that this talk settles. */
export interface Settles {
  id: string
  title: string
}
interface Start {
  today: CalendarDate
  client?: Client | undefined
  settles?: Settles | undefined
}
const NAMES = {
  person: 'consultations.person',
  heldOn: 'consultations.heldOn',
  minutes: 'consultations.minutes',
  topics: 'consultations.topics',
  title: 'consultations.followUpTitle',
} as const

/** The state of the quick entry: what is typed, what is missing, what becomes of it. */
export function useQuickEntry(start: Start) {
  const draft = ref<Draft>(newDraft(start.today.toString()))
  const chosen = shallowRef<Client[]>([])
  const followUp = ref({ dueOn: undefined as string | undefined, title: '' })
  const tried = ref(false)
  const saved = shallowRef<Pick<Client, 'id' | 'name'>>()
  const action = useAction(RecordConsultation)

  const missing = computed<(keyof typeof NAMES)[]>(() => [
    ...(chosen.value.length ? [] : (['person'] as const)),
    ...missingIn(draft.value),
    ...(followUp.value.dueOn && !followUp.value.title.trim() ? (['title'] as const) : []),
  ])
  const named = computed(() => missing.value.map(field => t(NAMES[field])))

  watch(
    () => start.client,
    client => (chosen.value = client ? [client] : []),
    { immediate: true },
  )
  watch(
    () => chosen.value[0],
    client => {
      if (!client) return
      saved.value = undefined
      draft.value.unit = client.size > 1 ? 'FAMILY' : 'INDIVIDUAL'
    },
    { immediate: true },
  )
  useLeaveGuard(() => draft.value.topics.length > 0 || draft.value.note.trim() !== '')

  /** True once the server has the talk; false when something is missing or refused. */
  async function save(): Promise<boolean> {
    tried.value = true
    const [client] = chosen.value
    if (!client || missing.value.length) return false
    const { dueOn, title } = followUp.value
    const data = await action.run({
      ...inputOf(draft.value),
      caseId: client.id,
      followUp: dueOn ? { dueOn, title: title.trim() } : null,
      completesFollowUpId: start.client?.id === client.id ? (start.settles?.id ?? null) : null,
    })
    if (!data) return false
    reset()
    saved.value = client
    return true
  }

  function reset() {
    draft.value = newDraft(start.today.toString())
    chosen.value = []
    followUp.value = { dueOn: undefined, title: '' }
    tried.value = false
    saved.value = undefined
    action.forget()
  }

  return {
    draft,
    chosen,
    followUp,
    search: useClients(),
    missing,
    named,
    tried,
    saved,
    action,
    save,
    reset,
  }
}

/** Own cases by name or number, each once, under the name that was found. */
function useClients() {
  const { text, hits, pending } = useSearch()
  const clients = computed(() => {
    const own = hits.value.filter(hit => hit.case.can.recordConsultation)
    return [
      ...new Map(
        own.map(hit => [hit.case.id, clientOf(hit.case, hit.person.displayName)]),
      ).values(),
    ]
  })
  return { text, clients, pending }
}
