export type DocumentFormat = 'pdf' | 'xlsx' | 'csv'

/** A document as the server's addresses name it, and what it is asked for. */
export interface DocumentWish {
  kind: string
  format: DocumentFormat
  variables: object
  /** Why a list of people is taken away. */
  reason?: string
}
