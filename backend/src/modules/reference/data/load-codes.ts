import { csv, upsert, type Row, type Writer } from './upsert.ts'

/** Lists by which figures are broken down; the ministry reads their labels in `reporting`. */
const REPORTED = new Set(['TOPIC', 'REFERRAL_GROUP', 'REFERRAL_TARGET', 'NETWORK_PARTNER'])
const LANGUAGES = ['de', 'en'] as const

/** Brings the code lists up to the files in `codes/`: one file a list, one row a code, in the order of its form. */
export async function loadCodes(client: Writer): Promise<void> {
  const lists = csv('codes/lists.csv')
  await upsert(client, { table: 'reference.code_list' }, lists.map(listRow))
  await upsert(client, { table: 'reference.code_list_version', key: 2 }, lists.map(versionRow))
  for (const list of lists) await loadList(client, list)
}

async function loadList(client: Writer, list: Row): Promise<void> {
  const name = String(list['list'])
  const rows = csv(`codes/${name.toLowerCase().replaceAll('_', '-')}.csv`)
  const codes = rows.map((row, index) => codeRow(row, list, index + 1))
  // a successor may stand further down
  await upsert(
    client,
    { table: 'reference.code', key: 2 },
    codes.map(row => ({ ...row, successor: null })),
  )
  await upsert(client, { table: 'reference.code', key: 2 }, codes)
  await upsert(
    client,
    { table: 'reference.code_label', key: 3 },
    rows.flatMap(row => labelRows(row, name)),
  )
  if (REPORTED.has(name))
    await upsert(
      client,
      { table: 'reporting.code', key: 2 },
      rows.map((row, index) => reportedRow(row, codes[index]!)),
    )
}

const listRow = (list: Row): Row => ({
  list: list['list'],
  label_de: list['label_de'],
  label_en: list['label_en'],
  extensible: list['extensible'] === 'true',
  grouped_by: list['grouped_by'] || null,
})

const versionRow = (list: Row): Row => ({
  list: list['list'],
  version: Number(list['version']),
  valid_from: list['valid_from'],
  source: list['source'],
})

const codeRow = (row: Row, list: Row, position: number): Row => ({
  list: list['list'],
  code: row['code'],
  version: Number(row['version'] || list['version']),
  position,
  reporting_group: row['reporting_group'] || null,
  valid_from: row['valid_from'] || null,
  valid_to: row['valid_to'] || null,
  successor: row['successor'] || null,
})

const labelRows = (row: Row, list: string): Row[] =>
  LANGUAGES.map(language => ({
    list,
    code: row['code'],
    language,
    label: row[`label_${language}`],
  }))

const reportedRow = (row: Row, { list, position, reporting_group }: Row): Row => ({
  list,
  code: row['code'],
  label_de: row['label_de'],
  label_en: row['label_en'],
  position,
  reporting_group,
})
