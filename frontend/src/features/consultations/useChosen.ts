import type { CalendarDate } from '@internationalized/date'
import { computed, shallowRef, watch } from 'vue'
import type { Client } from './client.ts'

/** The follow-up that this talk settles. */
export interface Settles {
  id: string
  title: string
}
export interface Start {
  today: CalendarDate
  client?: Client | undefined
  settles?: Settles | undefined
  /** The case that the page was opened for. */
  asked?: string | undefined
}

/** With whom the talk is: whom the page was opened for, or somebody else. */
export function useChosen(start: Start) {
  const chosen = shallowRef<Client[]>([])
  /** The case and the follow-up of a draft, until they are there. */
  const wanted = shallowRef<{ caseId: string | undefined; settlesId: string | undefined }>()
  /** The picked follow-up, as long as the talk is with the person it is about. */
  const settling = computed(() =>
    start.client?.id === chosen.value[0]?.id ? start.settles : undefined,
  )

  /** Whether the follow-up that a draft brought is about somebody else than its talk. */
  function isOthers(client: Client | undefined): boolean {
    const { caseId, settlesId } = wanted.value ?? {}
    return settlesId !== undefined && settlesId === start.settles?.id && client?.id !== caseId
  }
  const isChosen = ({ id }: Client) => chosen.value[0]?.id === id

  watch(
    () => start.client,
    (client, former) => {
      if (isOthers(client)) return
      if (client?.id !== former?.id) chosen.value = client ? [client] : []
      // the same person, as she is now
      else if (client && isChosen(client)) chosen.value = [client]
    },
    { immediate: true },
  )

  return { chosen, wanted, settling }
}
