import { codes } from '../../platform/ground/codes.ts'

export const LinkPurpose = codes('LinkPurpose', 'What a limited link opens.', {
  DOCUMENT: 'A document of a case.',
})
export type LinkPurpose = keyof typeof LinkPurpose

export const LinkStatus = codes('LinkStatus', 'Whether a limited link still opens.', {
  OPEN: 'It does.',
  USED_UP: 'It was used as often as it may be.',
  EXPIRED: 'Its last day is over.',
  WITHDRAWN: 'It was taken back.',
})
export type LinkStatus = keyof typeof LinkStatus
