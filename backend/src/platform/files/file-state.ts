import { codes } from '../ground/codes.ts'

export const FileState = codes('FileState', 'Whether a file may be had (FILE-2).', {
  QUARANTINE: 'Not yet: nobody has looked at it.',
  CLEAN: 'A scanner has found nothing.',
  INFECTED: 'Never: a scanner has found something in it.',
  NOT_SCANNED:
    'It may, and no scanner has looked at it, because there is none. Never so with data of real people.',
})
export type FileState = keyof typeof FileState
