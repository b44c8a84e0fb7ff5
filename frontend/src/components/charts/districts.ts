/** A Kreis on the tile map: where it lies and what stands on its number plates. */
export interface Place {
  row: number
  column: number
  plate: string
}

const PLACES = `
08222 0 1 MA | 08221 0 2 HD | 08226 0 3 HD | 08225 0 4 MOS | 08128 0 5 TBB
08212 1 1 KA | 08215 1 2 KA | 08121 1 3 HN | 08125 1 4 HN | 08126 1 5 KÜN | 08127 1 6 SHA
08216 2 1 RA | 08231 2 2 PF | 08236 2 3 PF | 08118 2 4 LB | 08119 2 5 WN | 08136 2 6 AA
08211 3 1 BAD | 08235 3 2 CW | 08115 3 3 BB | 08111 3 4 S | 08116 3 5 ES | 08117 3 6 GP | 08135 3 7 HDH
08317 4 1 OG | 08237 4 2 FDS | 08416 4 3 TÜ | 08415 4 4 RT | 08425 4 5 UL | 08421 4 6 UL
08316 5 0 EM | 08326 5 1 VS | 08325 5 2 RW | 08417 5 3 BL | 08437 5 4 SIG | 08426 5 5 BC
08311 6 0 FR | 08315 6 1 FR | 08327 6 2 TUT | 08335 6 3 KN | 08435 6 4 FN | 08436 6 5 RV
08336 7 0 LÖ | 08337 7 1 WT`

/** The 44 Kreise by AGS; neighbours on the map are neighbours in the Land as far as tiles allow. */
export const DISTRICTS: ReadonlyMap<string, Place> = new Map(
  PLACES.trim()
    .split(/\s*[|\n]\s*/)
    .map(entry => {
      const [ags, row, column, plate] = entry.split(' ') as [string, string, string, string]
      return [ags, { row: Number(row), column: Number(column), plate }]
    }),
)

/** The Regierungsbezirke by AGS; `row` and `column` are where the map has room for the name. */
export const REGIONS = [
  { ags: '081', name: 'Stuttgart', row: 1, column: 7, align: 'start' },
  { ags: '082', name: 'Karlsruhe', row: 3, column: 1, align: 'end' },
  { ags: '083', name: 'Freiburg', row: 8, column: 3, align: 'start' },
  { ags: '084', name: 'Tübingen', row: 7, column: 7, align: 'start' },
] as const

export const regionName = (ags: string): string =>
  REGIONS.find(region => ags.startsWith(region.ags))?.name ?? ags
