import { t } from '../../locales/i18n.ts'
import { cellText, keyLabel, labelOf, type Cell, type Table } from './figureText.ts'

const BOM = '\uFEFF'

/**
 * What is shown, for spreadsheets of German authorities: UTF-8 with BOM, semicolons, decimal commas, CRLF.
 * Every table begins with the lines that a quotation needs; a cell without value says its status in words.
 */
export function csvOf(tables: readonly Table[], notes: readonly string[] = []): string {
  const blocks = tables.map(table => [...introduction(table), ...body(table)])
  const lines = [
    ...notes.map(note => [note]),
    ...blocks.flatMap((block, i) => (i ? [[], ...block] : block)),
  ]
  return BOM + lines.map(line => line.map(quoted).join(';')).join('\r\n') + '\r\n'
}

function introduction(table: Table): string[][] {
  const { figure, completeness } = table
  return [
    [t('reporting.figure'), `${figure.code} v${figure.version}: ${labelOf(table)}`],
    [t('reporting.period'), table.from, table.to],
    [t('reporting.territory'), table.territory, table.territoryLabel, table.territoryVersion],
    [t('reporting.complete'), String(completeness.received), String(completeness.due)],
    [t('reporting.state'), t(`reporting.dataStatus.${table.dataStatus}`)],
    [t('reporting.source'), table.source],
  ]
}

function body(table: Table): string[][] {
  const share = table.figure.kind === 'SHARE'
  const head = table.by.flatMap(dimension => {
    const name = t(`reporting.dimension.${dimension}`)
    return [`${name} (${t('reporting.code')})`, name]
  })
  const titles = [...head, t('reporting.value')]
  if (share) titles.push(t('reporting.numerator'), t('reporting.denominator'))
  return [
    [...titles, t('reporting.statusWord')],
    ...table.rows.map(({ keys, cell }) => [
      ...keys.flatMap(key => [key.code, keyLabel(key)]),
      ...numbers(cell, share),
      cell.value == null ? cellText(cell, table.figure.kind) : t(`reporting.status.${cell.status}`),
    ]),
  ]
}

function numbers(cell: Cell, share: boolean): string[] {
  const values = share ? [cell.value, cell.numerator, cell.denominator] : [cell.value]
  return values.map(value => (value == null ? '' : String(value).replace('.', ',')))
}

/** A leading =, +, - or @ would be run as a formula when the file is opened. */
function quoted(text: string): string {
  const safe = /^[=+@\t]|^-(?![\d,]*$)/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}

/** kf-13_2025-12_2026-11_08.csv */
export function fileName(tables: readonly Table[]): string {
  const [first] = tables
  if (!first) return 'kennzahlen.csv'
  const codes = [...new Set(tables.map(table => table.figure.code.toLowerCase()))]
  const name = codes.length > 1 ? 'kennzahlen' : codes[0]
  return `${name}_${first.from.slice(0, 7)}_${first.to.slice(0, 7)}_${first.territory}.csv`
}
