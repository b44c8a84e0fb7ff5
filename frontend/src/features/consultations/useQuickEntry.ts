import { computed, ref, shallowRef, watch } from 'vue'
import { required } from '../../api/problem.ts'
import { useAction } from '../../composables/useAction.ts'
import { useFormProblems } from '../../composables/useFormProblems.ts'
import { t } from '../../locales/i18n.ts'
import { missingOf, type Consent } from '../cases/consent.ts'
import type { Client } from './client.ts'
import { RecordConsultation } from './consultations.graphql.ts'
import { FIELD_NAMES, inputOf, missingIn, problemsIn } from './draft.ts'
import type { Start } from './useChosen.ts'
import { useClients } from './useClients.ts'
import { useEntry } from './useEntry.ts'

/** The state of the quick entry: what is typed, what is missing, what becomes of it. */
export function useQuickEntry(start: Start, settle: (followUpId: string) => void) {
  const entry = useEntry(start, settle)
  const { draft, consent, followUp, chosen, settling, kept } = entry
  const tried = ref(false)
  const saved = shallowRef<Pick<Client, 'id' | 'name'>>()
  const action = useAction(RecordConsultation, kept)

  /** Whether the talk takes the consent along, as the first one that is held. */
  const asksConsent = computed(
    () =>
      !draft.value.noShow &&
      (chosen.value[0]?.consent !== undefined ||
        action.failure.value?.fields.some(({ path }) => path.startsWith('consent.'))),
  )
  const missing = computed<(keyof typeof FIELD_NAMES)[]>(() => [
    ...(chosen.value.length ? [] : (['caseId'] as const)),
    ...(asksConsent.value ? missingOf(consent.value).map(name => `consent.${name}` as const) : []),
    ...missingIn(draft.value),
    ...(followUp.value.dueOn && !followUp.value.title.trim() ? (['followUp.title'] as const) : []),
  ])
  const named = computed(() => missing.value.map(field => t(FIELD_NAMES[field])))
  const own = () => {
    const ofTalk = problemsIn(draft.value)
    const ofField = (path: string) => ofTalk.find(each => each.path === path) ?? required(path)
    return tried.value ? missing.value.map(ofField) : []
  }
  const { goToFirst } = useFormProblems({ failure: action.failure, running: action.running, own })
  watch(chosen, ([client], [former]) => {
    if (client) saved.value = undefined
    // what was refused was about another person
    if (client?.id !== former?.id) action.forget()
  })

  // another consent was recorded meanwhile: that one counts, and is not asked for again
  watch(action.failure, failure => {
    if (failure?.code === 'CONFLICT')
      chosen.value = chosen.value.map(client => ({ ...client, consent: undefined }))
  })

  /** True once the server has the talk; false when something is missing or refused. */
  async function save(): Promise<boolean> {
    tried.value = true
    const [client] = chosen.value
    if (!client || missing.value.length) {
      await goToFirst()
      return false
    }
    const { dueOn, title } = followUp.value
    const data = await action.run({
      ...inputOf(draft.value),
      followUp: dueOn ? { dueOn, title: title.trim() } : null,
      caseId: client.id,
      consent: asksConsent.value ? given(consent.value) : null,
      completesFollowUpId: settling.value?.id ?? null,
    })
    if (!data) return false
    reset()
    saved.value = client
    return true
  }

  function reset() {
    entry.reset()
    tried.value = false
    saved.value = undefined
    action.forget()
  }
  async function discard() {
    reset()
    await kept.settled()
  }

  return {
    ...entry,
    search: useClients(),
    asksConsent,
    missing,
    named,
    tried,
    saved,
    action,
    save,
    discard,
  }
}

function given({ informedOn, consentForm }: Consent) {
  return informedOn && consentForm ? { informedOn, consentForm } : null
}
