/**
 * Takes a draft for this form as long as the page lives; a crash gives it back.
 * @returns the release, or nothing when another tab has it open
 */
export function claimDraft(id: string): Promise<(() => void) | undefined> {
  return new Promise(resolve => {
    void navigator.locks.request(`digintm-draft:${id}`, { ifAvailable: true }, lock => {
      if (!lock) return resolve(undefined)
      return new Promise<void>(release => resolve(release))
    })
  })
}
