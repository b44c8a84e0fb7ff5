let draft: object | undefined

/** What somebody had typed before the sign-in was confirmed. */
export function keepDraft(typed: object | undefined): void {
  draft = typed
}

/** Gives it back once. */
export function takeDraft(): object | undefined {
  const typed = draft
  draft = undefined
  return typed
}
