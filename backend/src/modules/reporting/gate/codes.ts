import { CaseUnit } from '../../cases/case.codes.ts'
import { Setting } from '../../consultations/consultation.codes.ts'
import { Gender, Qualification } from '../../staff/staff.codes.ts'

/** Blocks of activity lines, and of heads; a Kreis's codes of a block add up to its whole. */
export type Block = 'A' | 'B' | 'D' | 'GENDER' | 'QUALIFICATION'

/** The whole of a Kreis, in place of a code. */
export const WHOLE = ''

/** Codes of blocks that are types; topics are data, and come with what is read. */
const FIXED: Readonly<Record<Exclude<Block, 'D'>, readonly string[]>> = {
  A: Object.keys(CaseUnit),
  B: Object.keys(Setting),
  GENDER: Object.keys(Gender),
  QUALIFICATION: Object.keys(Qualification),
}

/** Every code has its cell, whether anything was counted or not. */
export const codesOf = (block: Block, topics: readonly string[]): readonly string[] =>
  block === 'D' ? topics : FIXED[block]
