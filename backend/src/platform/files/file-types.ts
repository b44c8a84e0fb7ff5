/** What may come in as a file (FILE-1): its first bytes have to say the same, and its name ends as this table says. */
export interface FileType {
  type: string
  extension: string
  /** How its content is looked at and what is kept of it. */
  content: 'PDF' | 'PICTURE' | 'OFFICE'
  /** Bytes at the beginning. */
  magic: Buffer
  /** Largest, in bytes. */
  most: number
}

const MB = 1024 * 1024
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const office = (type: string, extension: string): FileType => ({
  type,
  extension,
  content: 'OFFICE',
  magic: ZIP,
  most: 15 * MB,
})

export const FILE_TYPES: readonly FileType[] = [
  {
    type: 'application/pdf',
    extension: 'pdf',
    content: 'PDF',
    magic: Buffer.from('%PDF-'),
    most: 25 * MB,
  },
  {
    type: 'image/jpeg',
    extension: 'jpg',
    content: 'PICTURE',
    magic: Buffer.from([0xff, 0xd8, 0xff]),
    most: 15 * MB,
  },
  {
    type: 'image/png',
    extension: 'png',
    content: 'PICTURE',
    magic: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    most: 15 * MB,
  },
  office('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
  office('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'),
  office('application/vnd.oasis.opendocument.text', 'odt'),
]

export const fileType = (type: string): FileType | undefined =>
  FILE_TYPES.find(each => each.type === type)

/** Largest file of any type. */
export const LARGEST = Math.max(...FILE_TYPES.map(({ most }) => most))

/** Why a file is not taken. The web UI has a text for each. */
export const REFUSALS = ['TYPE', 'DAMAGED', 'MACRO', 'ARCHIVE', 'PICTURE'] as const

export class RefusedFile extends Error {
  constructor(
    readonly why: (typeof REFUSALS)[number],
    options?: ErrorOptions,
  ) {
    super(why, options)
  }
}
