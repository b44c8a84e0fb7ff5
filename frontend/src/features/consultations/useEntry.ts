import { useClientHandle } from '@urql/vue'
import * as v from 'valibot'
import { computed, ref, watch } from 'vue'
import { useDayBegun } from '../../composables/useDayBegun.ts'
import { useDraft } from '../../drafts/useDraft.ts'
import { CONSENT_SHAPE, type Consent } from '../cases/consent.ts'
import { ClientCase } from './client.graphql.ts'
import { clientOf, type Client } from './client.ts'
import { DRAFT_SHAPE, newDraft, type Draft } from './draft.ts'
import { useChosen, type Start } from './useChosen.ts'
import { useParticipants, usual } from './useParticipants.ts'

interface Fields extends Draft, Consent {
  dueOn: string | undefined
  title: string
  caseId: string | undefined
  settlesId: string | undefined
}

const SHAPE = {
  ...DRAFT_SHAPE,
  ...CONSENT_SHAPE,
  dueOn: DRAFT_SHAPE.heldOn,
  title: v.string(),
  caseId: v.optional(v.string()),
  settlesId: v.optional(v.string()),
}

/** What stands in the quick entry, and its draft on the device. */
export function useEntry(start: Start, settle: (followUpId: string) => void) {
  const { client: api } = useClientHandle()
  const { day, beginAnew, followUntouched } = useDayBegun(() => start.today)
  const draft = ref<Draft>(newDraft(day.value))
  const consent = ref<Consent>({ informedOn: day.value, consentForm: undefined })
  const followUp = ref({ dueOn: undefined as string | undefined, title: '' })
  const { chosen, wanted, settling } = useChosen(start)

  const fields = computed<Fields>({
    get: () => ({
      ...draft.value,
      ...consent.value,
      ...followUp.value,
      caseId: chosen.value[0]?.id ?? wanted.value?.caseId,
      settlesId: settling.value?.id ?? wanted.value?.settlesId,
    }),
    set: typed => void bringBack(typed),
  })

  async function bringBack({ caseId, settlesId, ...typed }: Fields) {
    const { dueOn, title, informedOn, consentForm, ...talk } = typed
    draft.value = talk
    followUp.value = { dueOn, title }
    consent.value = { informedOn, consentForm }
    const isThere = !caseId || chosen.value.some(client => client.id === caseId)
    if (!isThere) wanted.value = { caseId, settlesId }
    if (settlesId) settle(settlesId)
    if (isThere) return
    const { data } = await api.query(ClientCase, { id: caseId }).toPromise()
    // somebody else may have been chosen meanwhile
    if (data?.case && fields.value.caseId === caseId) chosen.value = [clientOf(data.case)]
  }

  const kept = useDraft<Fields>({
    form: 'talk',
    fields,
    untouched: () => ({
      ...newDraft(day.value),
      ...forClient(day.value, chosen.value[0]),
      dueOn: undefined,
      title: '',
      caseId: start.client?.id,
      settlesId: start.settles?.id,
    }),
    shape: SHAPE,
    // what follows from the day and the person, too: the talk comes back as it stood
    along: ['caseId', 'settlesId', 'heldOn', 'unit', 'participants', 'informedOn', 'consentForm'],
    fits: ({ caseId }) => !start.asked || caseId === start.asked,
  })

  followUntouched(kept.touched, () => {
    draft.value.heldOn = day.value
    const { informedOn, consentForm } = forClient(day.value, chosen.value[0])
    consent.value = { informedOn, consentForm }
  })
  watch(
    () => chosen.value[0],
    (client, former) => {
      if (!client) return
      const isKnown = client.id === wanted.value?.caseId || client.id === former?.id
      wanted.value = undefined
      // what is typed for it already stays
      if (isKnown) return
      const { unit, participants, ...agreed } = forClient(day.value, client)
      draft.value.unit = unit
      draft.value.participants = participants
      consent.value = agreed
    },
    { immediate: true },
  )

  useParticipants(draft, () => chosen.value[0]?.size ?? 1)

  function reset() {
    beginAnew()
    draft.value = newDraft(day.value)
    chosen.value = []
    wanted.value = undefined
    followUp.value = { dueOn: undefined, title: '' }
    consent.value = { informedOn: day.value, consentForm: undefined }
  }

  return { draft, consent, followUp, chosen, settling, kept, reset }
}

/** What follows from the person, as long as nothing else is typed. */
function forClient(
  day: string,
  { size, consent: known }: Pick<Client, 'size' | 'consent'> = { size: 1 },
) {
  const { informedOn = day, consentForm } = known ?? {}
  const unit: Draft['unit'] = size > 1 ? 'FAMILY' : 'INDIVIDUAL'
  return { unit, participants: usual(unit, size), informedOn, consentForm }
}
