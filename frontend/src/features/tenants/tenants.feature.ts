import type { Feature } from '../../app/feature.ts'
import { PUBLIC_TEXTS, publicTexts } from './publicTexts.ts'
import { generalTexts } from './general.texts.ts'
import { tenantsTexts } from './tenants.texts.ts'

export const tenants: Feature = {
  texts: [tenantsTexts, generalTexts],
  routes: [
    ...publicTexts.map(text => ({
      path: `/${PUBLIC_TEXTS[text]}`,
      component: () => import('./TextPage.vue'),
      props: { text },
    })),
    {
      path: '/verwaltung/einstellungen',
      component: () => import('./SettingsPage.vue'),
      meta: { title: 'area.settings' },
    },
  ],
}
