import type { DocumentFormat } from '../../api/documentWish.ts'
import type { ExportItem } from '../../components/exportItems.ts'
import { t } from '../../locales/i18n.ts'
import type { Table } from './figureText.ts'

/** Figures as they are asked for, so that the file has the same numbers. */
export const figuresWish = (tables: readonly Table[], format: DocumentFormat) => ({
  kind: 'figures',
  format,
  variables: {
    figures: tables.map(table => {
      const { from, to, by, territory } = table
      return { code: table.figure.code, from, to, by, territory }
    }),
  },
})

/** The whole overview on paper, and its figures as tables. */
export const overviewItems = (tables: readonly Table[], overview: object): ExportItem[] => [
  { label: t('take.pdf'), wish: { kind: 'overview', format: 'pdf', variables: overview } },
  ...(tables.length ? (['xlsx', 'csv'] as const) : []).map(format => ({
    label: t(`take.${format}`),
    wish: figuresWish(tables, format),
  })),
]
