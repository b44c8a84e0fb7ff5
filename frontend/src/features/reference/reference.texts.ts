import { staffTexts } from '../../locales/texts.ts'

export const referenceTexts = staffTexts({
  de: () => import('./reference.de.ts'),
  en: () => import('./reference.en.ts'),
})
