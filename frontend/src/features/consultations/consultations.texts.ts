import { staffTexts } from '../../locales/texts.ts'

export const consultationsTexts = staffTexts({
  de: () => import('./consultations.de.ts'),
  en: () => import('./consultations.en.ts'),
})
