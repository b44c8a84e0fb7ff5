import { staffTexts } from '../../locales/texts.ts'

export const tenantsTexts = staffTexts({
  de: () => import('./tenants.de.ts'),
  en: () => import('./tenants.en.ts'),
})
