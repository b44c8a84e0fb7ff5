import { defineAsyncComponent, h, onMounted, type Component } from 'vue'
import { renewWithout } from './renewal.ts'
import { online } from './useConnection.ts'

const STANDS_AFTER_MS = 1_000

type Load<C extends Component> = () => Promise<{ default: C }>

/** Back waits for it before it scrolls to the place that was left (C26). */
const Waiting = () => h('div', { 'data-waiting': '', hidden: true })
const Nothing = () => null

/** A part of a page whose script is fetched when it is shown for the first time. */
export const onDemand = <C extends Component>(load: Load<C>): C =>
  defineAsyncComponent<C>({
    loader: load,
    delay: 0,
    loadingComponent: Waiting,
    errorComponent: Nothing,
    onError: (error, _retry, fail) => {
      void renewWithout(error, location.pathname + location.search + location.hash)
      fail()
    },
  })

/**
 * A part of a page that nobody sees at first: its script does not hold up the page, and is fetched once that stands,
 * so that it is there when it is asked for.
 */
export function late<C extends Component>(load: Load<C>): C {
  // without a line it is fetched when it is asked for
  onMounted(() => setTimeout(() => online.value && load().catch(() => undefined), STANDS_AFTER_MS))
  return onDemand(load)
}
