import { codes } from '../../platform/ground/codes.ts'

export const DocumentStatus = codes('DocumentStatus', 'Whether a document counts.', {
  ACTIVE: 'It does.',
  WITHDRAWN: 'It was taken back, and its file cannot be had.',
})
export type DocumentStatus = keyof typeof DocumentStatus
