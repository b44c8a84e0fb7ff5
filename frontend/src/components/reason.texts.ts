import { staffTexts } from '../locales/texts.ts'

export const reasonTexts = staffTexts({
  de: () => import('./reason.de.ts'),
  en: () => import('./reason.en.ts'),
})
