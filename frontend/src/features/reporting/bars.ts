import type { Bar } from '../../components/charts/StackedBars.vue'
import { regionName } from '../../components/charts/districts.ts'
import { formatNumber } from '../../locales/formats.ts'
import { t } from '../../locales/i18n.ts'
import type { DistrictRow, Figures } from './districtRows.ts'
import { cellOf, cellText, type Table } from './figureText.ts'

export const SETTINGS = ['COUNSELLING_OFFICE', 'OUTREACH', 'ACCOMPANIMENT'] as const

/** Talks of each Regierungsbezirk by setting; above the Kreis every part is published. */
export function regionBars(table: Table): Bar[] {
  const regions = [...new Set(table.rows.flatMap(row => row.keys[0]?.code ?? []))]
  return regions.map(ags => {
    const parts = SETTINGS.map(setting => ({
      label: t(`setting.${setting}`),
      value: cellOf(table, ags, setting)?.value ?? 0,
    }))
    const total = parts.reduce((sum, part) => sum + part.value, 0)
    return { key: ags, label: regionName(ags), total, totalText: formatNumber(total), parts }
  })
}

/** Talks of each Kreis by setting, most talks first; a hidden part stays hidden in the hatched rest. */
export function districtBars(figures: Figures, rows: DistrictRow[]): Bar[] {
  return rows
    .map(({ id, name, cells }) => ({
      key: id,
      label: name,
      total: cells.talks.value,
      totalText: cellText(cells.talks, 'COUNT'),
      parts: SETTINGS.map(setting => ({
        label: t(`setting.${setting}`),
        value: partOf(figures.settings, id, setting),
      })),
    }))
    .toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1))
}

/** A setting without a row had no talk; a row without a value is hidden. */
function partOf(table: Table, id: string, setting: string): number | null {
  const cell = cellOf(table, id, setting)
  return cell ? cell.numerator : 0
}
