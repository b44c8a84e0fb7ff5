import { staffTexts } from '../../locales/texts.ts'

export const documentsTexts = staffTexts({
  de: () => import('./documents.de.ts'),
  en: () => import('./documents.en.ts'),
})
