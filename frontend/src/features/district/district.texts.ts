import { staffTexts } from '../../locales/texts.ts'

export const districtTexts = staffTexts({
  de: () => import('./district.de.ts'),
  en: () => import('./district.en.ts'),
})
