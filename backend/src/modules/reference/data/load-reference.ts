import type pg from 'pg'
import { withClient } from '../../../platform/database/roles.ts'
import { keyFigureRows, reportedFigureRows, sourceRows } from './key-figures.ts'
import { loadCodes } from './load-codes.ts'
import { csv, upsert, type Row } from './upsert.ts'

/** Day of the population figures and of the territory, see README.md beside. */
const POPULATION_ON = '2024-12-31'
const TERRITORY_FROM = '2017-01-01'

const GOVERNMENT_DISTRICTS = [
  { ags: '081', name: 'Stuttgart', short: 'RPS' },
  { ags: '082', name: 'Karlsruhe', short: 'RPK' },
  { ags: '083', name: 'Freiburg', short: 'RPF' },
  { ags: '084', name: 'Tübingen', short: 'RPT' },
]
const MUNICIPALITY_KINDS: Record<string, string> = {
  Stadtkreis: 'STADTKREIS',
  'Große Kreisstadt': 'GROSSE_KREISSTADT',
  Stadt: 'STADT',
  Gemeinde: 'GEMEINDE',
}

/** Writes reference data and the directory of organisations; changed rows are brought up to date, none removed. */
export async function loadReference(url: string): Promise<void> {
  await withClient(url, async client => {
    await client.query('begin')
    await client.query('set local role digintm_owner')
    const districts = districtRows()
    await upsert(client, { table: 'reference.government_district' }, GOVERNMENT_DISTRICTS)
    await upsert(client, { table: 'reference.district' }, districts)
    await upsert(client, { table: 'reference.municipality' }, municipalityRows())
    await loadCodes(client)
    await upsert(client, { table: 'reference.key_figure', key: 2 }, keyFigureRows())
    await upsert(client, { table: 'reference.key_figure_source', key: 2 }, sourceRows())
    await copyNames(client, districts)
    await upsert(client, { table: 'platform.tenant' }, tenantRows(districts))
    await client.query('commit')
  })
}

/** What the ministry reads stands in `reporting`, whose copy on another server has nothing else. */
async function copyNames(
  client: pg.Client,
  districts: ReturnType<typeof districtRows>,
): Promise<void> {
  const names = districts.map(({ ags, display_name, population_on }) => {
    return { ags, display_name, territory_on: population_on }
  })
  await upsert(client, { table: 'reporting.district' }, names)
  await upsert(
    client,
    { table: 'reporting.government_district' },
    GOVERNMENT_DISTRICTS.map(({ ags, name }) => ({ ags, name })),
  )
  await upsert(client, { table: 'reporting.key_figure', key: 2 }, reportedFigureRows())
  await upsert(client, { table: 'reporting.key_figure_source', key: 2 }, sourceRows())
}

/** The 44 Kreise as they go into `reference.district`. */
export function districtRows() {
  return csv('kreise.csv').map(row => ({
    ags: text(row, 'ags'),
    name: text(row, 'name'),
    display_name: text(row, 'display_name'),
    short: text(row, 'short'),
    kind: text(row, 'type').toUpperCase(),
    government_district: text(row, 'ags').slice(0, 3),
    region: text(row, 'region'),
    seat: text(row, 'seat'),
    population: Number(row['population']),
    population_on: POPULATION_ON,
    tile_row: Number(row['tile_row']),
    tile_col: Number(row['tile_col']),
    nuts3: text(row, 'nuts3'),
  }))
}

/** The 1,101 Gemeinden as they go into `reference.municipality`. */
export function municipalityRows() {
  return csv('gemeinden.csv').map(row => ({
    ags: text(row, 'ags'),
    name: text(row, 'name'),
    official_name: text(row, 'official_name'),
    kind: MUNICIPALITY_KINDS[text(row, 'kind')],
    district: text(row, 'kreis_ags'),
    population: Number(row['population']),
    population_on: POPULATION_ON,
    lon: row['lon'],
    lat: row['lat'],
    valid_from: TERRITORY_FROM,
    valid_to: null,
  }))
}

function tenantRows(districts: ReturnType<typeof districtRows>): Row[] {
  const land = {
    ags: '08',
    name: 'Land Baden-Württemberg',
    short: 'BW',
    kind: 'MINISTRY',
    parent: null,
  }
  const offices = GOVERNMENT_DISTRICTS.map(({ ags, name, short }) => {
    return {
      ags,
      name: `Regierungspräsidium ${name}`,
      short,
      kind: 'GOVERNMENT_DISTRICT',
      parent: '08',
    }
  })
  const kreise = districts.map(({ ags, display_name: name, short, kind, government_district }) => {
    return { ags, name, short, kind, parent: government_district }
  })
  return [land, ...offices, ...kreise]
}

function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string' || value === '') throw new Error(`No ${column} in reference data`)
  return value
}
