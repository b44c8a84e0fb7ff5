import { staffTexts } from '../../locales/texts.ts'

export const reportingTexts = staffTexts({
  de: () => import('./reporting.de.ts'),
  en: () => import('./reporting.en.ts'),
})
