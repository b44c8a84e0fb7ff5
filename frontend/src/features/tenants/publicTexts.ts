/** What stands at the bottom of every page, and where: the words of its address. */
export const PUBLIC_TEXTS = {
  imprint: 'impressum',
  privacy: 'datenschutzerklaerung',
  accessibility: 'barrierefreiheit',
  help: 'hilfe',
} as const
export type PublicText = keyof typeof PUBLIC_TEXTS

export const publicTexts = Object.keys(PUBLIC_TEXTS) as PublicText[]

/** The text that a path leads to, if it does. */
export const publicTextAt = (path: string): PublicText | undefined =>
  publicTexts.find(text => path.replace(/\/$/, '') === `/${PUBLIC_TEXTS[text]}`)
