/** Gives what stands in an input to its lazy model before the form is sent by the same key. */
export const commit = ({ target }: Event): void => void target?.dispatchEvent(new Event('change'))
