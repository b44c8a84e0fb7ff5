import { staffTexts } from '../../locales/texts.ts'

export const tenantsTexts = staffTexts({
  de: () => import('./tenants.de.ts'),
  en: () => import('./tenants.en.ts'),
})

/** What the product says of itself where a Kreis has no text of its own. */
export const ownTexts = staffTexts({
  de: () => import('./own.de.ts'),
  en: () => import('./own.en.ts'),
})
