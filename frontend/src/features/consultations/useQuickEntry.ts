import { computed, shallowRef, watch } from 'vue'
import { required } from '../../api/problem.ts'
import { useRecordAction } from '../../composables/useRecordAction.ts'
import { t } from '../../locales/i18n.ts'
import { given, missingOf } from '../cases/consent.ts'
import type { Client } from './client.ts'
import { RecordConsultation } from './consultations.graphql.ts'
import { FIELD_NAMES, inputOf, missingIn, problemsIn } from './draft.ts'
import type { Start } from './useChosen.ts'
import { useClients } from './useClients.ts'
import { useEntry } from './useEntry.ts'

interface Follow {
  /** A draft that came back settles a follow-up. */
  settle: (followUpId: string) => void
  /** The server has the talk, and the form is empty again. */
  saved: () => unknown
}

/** The state of the quick entry: what is typed, what is missing, what becomes of it. */
export function useQuickEntry(start: Start, { settle, saved: follow }: Follow) {
  const entry = useEntry(start, settle)
  const { draft, consent, followUp, chosen, settling, kept } = entry
  const saved = shallowRef<Pick<Client, 'id' | 'name'>>()

  const missing = computed<(keyof typeof FIELD_NAMES)[]>(() => [
    ...(chosen.value.length ? [] : (['caseId'] as const)),
    ...(asksFamily.value && !withFamily.value ? (['unit'] as const) : []),
    ...(asksConsent.value ? missingOf(consent.value).map(name => `consent.${name}` as const) : []),
    ...missingIn(draft.value),
    ...(followUp.value.dueOn && !followUp.value.title.trim() ? (['followUp.title'] as const) : []),
  ])
  /** Whether it is to be a family's talk on a single person's case (C9). */
  const asksFamily = computed(() => draft.value.unit === 'FAMILY' && chosen.value[0]?.size === 1)
  const withFamily = shallowRef(false)
  const named = computed(() => missing.value.map(field => t(FIELD_NAMES[field])))
  const action = useRecordAction({
    mutation: RecordConsultation,
    draft: kept,
    wrong: () => {
      const ofTalk = problemsIn(draft.value)
      return missing.value.map(path => ofTalk.find(each => each.path === path) ?? required(path))
    },
    input,
    done,
  })
  /** Whether the talk takes the consent along, as the first one that is held. */
  const asksConsent = computed<boolean>(
    () => !draft.value.noShow && (chosen.value[0]?.consent !== undefined || refusedConsent()),
  )
  function refusedConsent(): boolean {
    const fields = action.failure.value?.fields ?? []
    return fields.some(({ path }) => path.startsWith('consent.'))
  }
  watch(chosen, ([client], [former]) => {
    if (client) saved.value = undefined
    withFamily.value = false
    // what was refused was about another person
    if (client?.id !== former?.id) action.forget()
  })

  // another consent was recorded meanwhile: that one counts, and is not asked for again
  watch(action.failure, failure => {
    if (failure?.code === 'CONFLICT')
      chosen.value = chosen.value.map(client => ({ ...client, consent: undefined }))
  })

  function input() {
    const [client] = chosen.value
    const { dueOn, title } = followUp.value
    return (
      client && {
        ...inputOf(draft.value),
        followUp: dueOn ? { dueOn, title: title.trim() } : null,
        caseId: client.id,
        consent: (asksConsent.value && given(consent.value)) || null,
        completesFollowUpId: settling.value?.id ?? null,
      }
    )
  }
  function done() {
    const [client] = chosen.value
    reset()
    saved.value = client
    return follow()
  }
  function reset() {
    entry.reset()
    action.beginAnew()
    saved.value = undefined
  }
  async function discard() {
    reset()
    await kept.settled()
  }

  return {
    ...entry,
    search: useClients(),
    asksConsent,
    asksFamily,
    withFamily,
    missing,
    named,
    saved,
    form: { ...action, discard },
  }
}
