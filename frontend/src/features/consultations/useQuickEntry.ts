import type { CalendarDate } from '@internationalized/date'
import { computed, ref, shallowRef, watch } from 'vue'
import { problemOf } from '../../api/problem.ts'
import { useAction } from '../../composables/useAction.ts'
import { useLeaveGuard } from '../../composables/useLeaveGuard.ts'
import { t } from '../../locales/i18n.ts'
import { missingOf, type Consent } from '../cases/consent.ts'
import { useSearch } from '../search/useSearch.ts'
import { clientOf, type Client } from './client.ts'
import { RecordConsultation } from './consultations.graphql.ts'
import { FIELD_NAMES, inputOf, missingIn, newDraft, type Draft } from './draft.ts'

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

/** The state of the quick entry: what is typed, what is missing, what becomes of it. */
export function useQuickEntry(start: Start) {
  const draft = ref<Draft>(newDraft(start.today.toString()))
  const chosen = shallowRef<Client[]>([])
  const followUp = ref({ dueOn: undefined as string | undefined, title: '' })
  const tried = ref(false)
  const saved = shallowRef<Pick<Client, 'id' | 'name'>>()
  const action = useAction(RecordConsultation)

  const consent = ref<Consent>({ informedOn: undefined, consentForm: undefined })
  /** Whether the talk takes it along, as the first one that is held. */
  const asksConsent = computed(
    () =>
      !draft.value.noShow &&
      (chosen.value[0]?.consent !== undefined ||
        Object.keys(action.fieldErrors.value).some(path => path.startsWith('consent.'))),
  )

  const missing = computed<(keyof typeof FIELD_NAMES)[]>(() => [
    ...(chosen.value.length ? [] : (['person'] as const)),
    ...(asksConsent.value ? missingOf(consent.value) : []),
    ...missingIn(draft.value),
    ...(followUp.value.dueOn && !followUp.value.title.trim() ? (['title'] as const) : []),
  ])
  const named = computed(() => missing.value.map(field => t(FIELD_NAMES[field])))

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
      const { informedOn = start.today.toString(), consentForm } = client.consent ?? {}
      consent.value = { informedOn, consentForm }
    },
    { immediate: true },
  )
  useLeaveGuard(() => draft.value.topics.length > 0 || draft.value.note.trim() !== '')

  /** True once the server has the talk; false when something is missing or refused. */
  async function save(): Promise<boolean> {
    tried.value = true
    const [client] = chosen.value
    if (!client || missing.value.length) return false
    const data = await action.run({
      ...inputOf(draft.value),
      ...agreed(),
      caseId: client.id,
      consent: asksConsent.value ? given(consent.value) : null,
      completesFollowUpId: settledBy(client.id),
    })
    if (!data) return false
    reset()
    saved.value = client
    return true
  }

  const settledBy = (id: string) => (start.client?.id === id ? (start.settles?.id ?? null) : null)

  function agreed() {
    const { dueOn, title } = followUp.value
    return { followUp: dueOn ? { dueOn, title: title.trim() } : null }
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
    consent,
    asksConsent,
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

function given({ informedOn, consentForm }: Consent) {
  return informedOn && consentForm ? { informedOn, consentForm } : null
}

/** Own cases by name or number, each once, under the name that was found. */
function useClients() {
  const { text, hits, to, error } = useSearch()
  const clients = computed(() => {
    const own = hits.value.filter(hit => hit.case.can.recordConsultation)
    return [
      ...new Map(
        own.map(hit => [hit.case.id, clientOf(hit.case, hit.person.displayName)]),
      ).values(),
    ]
  })
  const answer = computed(() => ({ to: to.value, options: clients.value }))
  const problem = computed(() => error.value && problemOf(error.value).text)
  return { text, answer, problem }
}
