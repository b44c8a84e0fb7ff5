import { staffTexts } from '../../locales/texts.ts'

export const sessionTexts = staffTexts({
  de: () => import('./session.de.ts'),
  en: () => import('./session.en.ts'),
})
