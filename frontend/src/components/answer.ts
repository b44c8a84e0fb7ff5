/** What can be chosen, together with the text it answers: what answers another text is never offered. */
export interface Answer<Option> {
  /** Nothing before the first answer. */
  to: string | undefined
  options: readonly Option[]
}

/** The answer of a list that is here already. */
export function answerFrom<Option>(
  list: readonly Option[],
  typed: string,
  text: (option: Option) => string,
): Answer<Option> {
  const wanted = typed.trim().toLowerCase()
  return {
    to: typed,
    options: list.filter(option => text(option).toLowerCase().includes(wanted)),
  }
}
