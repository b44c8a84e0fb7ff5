import { staffTexts } from '../../locales/texts.ts'

export const followUpsTexts = staffTexts({
  de: () => import('./follow-ups.de.ts'),
  en: () => import('./follow-ups.en.ts'),
})
