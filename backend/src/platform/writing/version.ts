import { Conflict } from '../api/errors.ts'

/** Refuses to overwrite what the caller has not seen (LOCK-1). The unit of work checks again when it writes. */
export function unchangedSince(version: number, record: { version: number }): void {
  if (record.version !== version) throw new Conflict({ currentVersion: record.version })
}
