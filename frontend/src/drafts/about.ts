/** Under which name a draft keeps the record on whose page it is spoken of. */
export const ABOUT = '@about'
