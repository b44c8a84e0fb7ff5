import urql, { type Client } from '@urql/vue'
import { createApp, h, type App, type Component, type VNode } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import '../styles/tokens.css'
import '../styles/base.css'

const Nothing: Component = { render: () => h('p') }

/** Puts what `render` returns into a page of its own, as the shell would. Returns its main element. */
// oxlint-disable-next-line max-params -- what most leave out comes last
export function mount(
  render: () => VNode | VNode[],
  client?: Client,
  path = '/',
  prepare?: (app: App) => unknown,
): HTMLElement {
  document.body.replaceChildren()
  const main = document.body.appendChild(document.createElement('main'))
  main.id = 'main'
  const host = main.appendChild(document.createElement('div'))
  const history = createMemoryHistory()
  history.replace(path)
  const router = createRouter({
    history,
    routes: [{ path: '/:rest(.*)*', component: Nothing }],
  })
  const app = createApp({ render: () => [h('h1', 'Test'), render()] }).use(router)
  if (client) app.use(urql, client)
  prepare?.(app)
  app.mount(host)
  return main
}
