import { CaseUnit } from '../../cases/case.codes.ts'
import { Setting, Topic } from '../../consultations/consultation.codes.ts'
import { Gender, Qualification } from '../../staff/staff.codes.ts'

/** Blocks of activity lines, and of heads; a Kreis's codes of a block add up to its whole. */
export type Block = 'A' | 'B' | 'D' | 'GENDER' | 'QUALIFICATION'

/** The whole of a Kreis, in place of a code. */
export const WHOLE = ''

/** Every code has its cell, whether anything was counted or not. */
export const CODES: Readonly<Record<Block, readonly string[]>> = {
  A: Object.keys(CaseUnit),
  B: Object.keys(Setting),
  D: Object.keys(Topic),
  GENDER: Object.keys(Gender),
  QUALIFICATION: Object.keys(Qualification),
}
