import type { Rule } from '../identity/policy.ts'
import type { Info } from './selection.ts'
import type { Shape } from './shape.ts'

/** A value that a nested argument contributes, computed anew for each execution. */
export type Binding = (info: Info) => unknown

/** One selection, compiled: a JSON expression over the row `t` and the function that gives the names back. */
export interface Compiled {
  json: string
  shape: Shape
  bindings: Binding[]
  /** Whoever reads this selection must satisfy every one of them. */
  rules: Set<Rule>
  /** True when the selection holds a field whose reading is audited. */
  audited: boolean
}
