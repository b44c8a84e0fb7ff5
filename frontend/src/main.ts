import '@fontsource/fira-sans/400.css'
import '@fontsource/fira-sans/500.css'
import '@fontsource/fira-sans/600.css'
import './styles/scripts.css'
import './styles/base.css'
import './styles/tokens.css'
import urql from '@urql/vue'
import { createApp } from 'vue'
import { createClient } from './api/client.ts'
import { documentsOf, TAKE_DOCUMENT } from './api/takeDocument.ts'
import App from './app/App.vue'
import { router } from './app/router.ts'
import { session, startSession, useSession } from './features/session/useSession.ts'
import { startLanguage } from './locales/i18n.ts'

const client = createClient(session)
const [path] = await Promise.all([startSession(client), startLanguage()])
const app = createApp(App).use(urql, client).provide(TAKE_DOCUMENT, documentsOf(session))
if (useSession().phase.value === 'signedIn') {
  await router.replace(path)
  app.use(router)
} else {
  history.replaceState(null, '', path)
}
app.mount('#app')
void import('./composables/sheets.ts').then(({ headEachSheet }) => headEachSheet())
