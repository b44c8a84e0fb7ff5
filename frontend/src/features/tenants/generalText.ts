import { LANG, type Written } from './kreisTexts.ts'
import type { PublicText } from './publicTexts.ts'
import { ownTexts } from './tenants.texts.ts'

/** The product's own text in a language that need not be the reader's. */
export async function generalText(text: PublicText, written: Written): Promise<string> {
  const { own } = (await ownTexts[LANG[written]]!()) as { own: Record<PublicText, string> }
  return own[text]
}
