import { staffTexts } from '../../locales/texts.ts'

/** What the product says of itself where a Kreis has no text of its own. */
export const generalTexts = staffTexts({
  de: () => import('./general.de.ts'),
  en: () => import('./general.en.ts'),
})
