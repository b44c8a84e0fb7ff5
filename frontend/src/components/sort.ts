/** By which column a table is sorted. */
export interface Sort {
  key: string
  down: boolean
}
