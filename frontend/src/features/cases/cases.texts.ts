import { staffTexts } from '../../locales/texts.ts'

export const casesTexts = staffTexts({
  de: () => import('./cases.de.ts'),
  en: () => import('./cases.en.ts'),
})
