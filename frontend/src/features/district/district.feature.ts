import { Users } from '@lucide/vue'
import type { Feature } from '../../app/feature.ts'
import { words } from '../../locales/words.texts.ts'
import { casesTexts } from '../cases/cases.texts.ts'
import { reportingTexts } from '../reporting/reporting.texts.ts'
import { jobsTexts } from '../jobs/jobs.texts.ts'
import { districtTexts } from './district.texts.ts'

export const district: Feature = {
  texts: [districtTexts, casesTexts, jobsTexts, reportingTexts, words],
  areas: [{ to: '/kreis', label: 'area.district', icon: Users, open: can => can.assignCase }],
  routes: [
    {
      path: '/kreis',
      component: () => import('./DistrictPage.vue'),
      meta: { title: 'area.district' },
    },
  ],
}
