import * as v from 'valibot'

/** Claims are compared, logged and stored: a control character or half a pair of surrogates has no place in them. */
const isPlain = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text)

/** The text of a claim that we use. */
export const Plain = v.pipe(v.string(), v.check(isPlain))
