import { staffTexts } from '../../locales/texts.ts'

export const searchTexts = staffTexts({
  de: () => import('./search.de.ts'),
  en: () => import('./search.en.ts'),
})
