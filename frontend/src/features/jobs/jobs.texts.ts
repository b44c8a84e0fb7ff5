import { staffTexts } from '../../locales/texts.ts'

export const jobsTexts = staffTexts({
  de: () => import('./jobs.de.ts'),
  en: () => import('./jobs.en.ts'),
})
