import type { DocumentFormat, DocumentWish } from '../api/documentWish.ts'
import { t } from '../locales/i18n.ts'

/** One way to take something away. */
export interface ExportItem {
  label: string
  wish: DocumentWish
}

const FORMATS: readonly DocumentFormat[] = ['xlsx', 'csv', 'pdf']

/** A list as it is shown, in each format. */
export const listItems = (kind: string, variables: object): ExportItem[] =>
  FORMATS.map(format => ({ label: t(`take.${format}`), wish: { kind, format, variables } }))
