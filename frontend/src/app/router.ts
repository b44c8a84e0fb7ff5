import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { mayLeave } from '../composables/leaveGuard.ts'
import { focusLinkTo, nothingWaits } from '../composables/place.ts'
import { forgetAwaited, renewWithout } from '../composables/renewal.ts'
import { flushDrafts } from '../drafts/forms.ts'
import { useSession } from '../features/session/useSession.ts'
import { t, withTexts } from '../locales/i18n.ts'
import { areasOf } from './areas.ts'
import type { Feature } from './feature.ts'
import { features } from './features.ts'

const { me } = useSession()

const shellRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    beforeEnter: () => areasOf(me.value?.can)[0]?.to ?? true,
    component: () => import('./WelcomePage.vue'),
    meta: { title: 'shell.welcome' },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('./NotFoundPage.vue'),
    meta: { title: 'shell.notFound' },
  },
]

/** What else the address says stays. */
function leadsOf({ leads = {} }: Feature): RouteRecordRaw[] {
  return Object.entries(leads).map(([path, lead]) => ({
    path,
    redirect: ({ query, hash }) => ({
      path: (me.value && lead(me.value.can)) ?? '/',
      query,
      hash,
    }),
  }))
}

/** A page comes with its texts. */
function routesOf({ routes, texts }: Feature): RouteRecordRaw[] {
  return routes.map(({ component, ...route }) => ({
    ...route,
    component: withTexts(component, ...texts),
  }))
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [...features.flatMap(routesOf), ...features.flatMap(leadsOf), ...shellRoutes],
  scrollBehavior: async (to, from, saved) => {
    if (!saved) return to.path === from.path ? false : { top: 0 }
    await nothingWaits()
    if (to.path !== from.path) focusLinkTo(from.fullPath)
    return saved
  },
})

router.beforeEach(async (to, from) => {
  if (to.path === from.path) return true
  await flushDrafts()
  return mayLeave()
})

router.onError((error, to) => renewWithout(error, to.fullPath))

router.afterEach((to, from) => {
  forgetAwaited()
  if (to.meta.title) document.title = `${t(to.meta.title)} – ${t('app.name')}`
  // Keyboard and screen reader start at the new page, not where the old link was.
  if (from.matched.length && to.path !== from.path) document.getElementById('main')?.focus()
})
