import { staffTexts } from './texts.ts'

/** The product's code lists. */
export const words = staffTexts({
  de: () => import('./words.de.ts'),
  en: () => import('./words.en.ts'),
})
