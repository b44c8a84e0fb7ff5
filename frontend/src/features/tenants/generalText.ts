import { LANG, type Written } from './kreisTexts.ts'
import type { PublicText } from './publicTexts.ts'
import { generalTexts } from './general.texts.ts'

/** The product's own text in a language that need not be the reader's. */
export async function generalText(text: PublicText, written: Written): Promise<string> {
  const { general } = (await generalTexts[LANG[written]]!()) as {
    general: Record<PublicText, string>
  }
  return general[text]
}
