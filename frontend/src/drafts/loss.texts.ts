import { staffTexts } from '../locales/texts.ts'

export const lossTexts = staffTexts({
  de: () => import('./loss.de.ts'),
  en: () => import('./loss.en.ts'),
})
