import { staffTexts } from '../../locales/texts.ts'

export const accountsTexts = staffTexts({
  de: () => import('./accounts.de.ts'),
  en: () => import('./accounts.en.ts'),
})
