import { nextTick, onScopeDispose } from 'vue'

const lists = new Set<() => Promise<void>>()

/** A list of this page, which is read to its end before the page is printed. */
export function printsWith(readAll: () => Promise<void>): void {
  lists.add(readAll)
  onScopeDispose(() => lists.delete(readAll))
}

/** Prints the page as it would be read to the end. */
export async function printWhole(): Promise<void> {
  await Promise.all([...lists].map(readAll => readAll()))
  await nextTick()
  window.print()
}
