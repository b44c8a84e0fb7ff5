import type { GraphQLFormattedError } from 'graphql'
import { MESSAGES, troubleOf } from '../api/database-errors.ts'
import { DomainError } from '../ground/errors.ts'
import { omit } from '../ground/omit.ts'
import { Refused } from './ask.ts'
import type { Language } from './speech.ts'
import { WorkshopBusy } from './workshop.ts'

/** Status of an answer by its code, and what it says to people. */
const CODES: Readonly<Record<string, { status: number } & Record<Language, string>>> = {
  BAD_REQUEST: {
    status: 400,
    de: 'Die Anfrage ist nicht zu verstehen.',
    en: 'The request cannot be understood.',
  },
  BAD_USER_INPUT: {
    status: 400,
    de: 'Eine Angabe fehlt oder ist nicht möglich.',
    en: 'Something is missing, or not possible.',
  },
  UNAUTHENTICATED: { status: 401, de: 'Melden Sie sich an.', en: 'Sign in first.' },
  FORBIDDEN: {
    status: 403,
    de: 'Für Ihre Funktion nicht erlaubt.',
    en: 'Not allowed for your role.',
  },
  TENANT_CONTEXT_REQUIRED: {
    status: 403,
    de: 'Wählen Sie eine Organisation.',
    en: 'Choose one organisation.',
  },
  NOT_FOUND: {
    status: 404,
    de: 'Das gibt es nicht, oder es ist für Sie nicht einsehbar.',
    en: 'There is no such thing, or you may not see it.',
  },
  TOO_MANY: {
    status: 429,
    de: 'Es werden schon Dokumente für Sie erstellt. Warten Sie, bis sie fertig sind.',
    en: 'Documents are being made for you already. Wait until they are done.',
  },
  BUSY: {
    status: 503,
    de: 'Gerade ist viel zu tun. Versuchen Sie es gleich noch einmal.',
    en: 'There is much to do just now. Try again in a moment.',
  },
  INTERNAL: {
    status: 500,
    de: 'Das Dokument ist nicht entstanden; es liegt an uns.',
    en: 'The document was not made; the fault is ours.',
  },
}

export interface Refusal {
  status: number
  code: string
  errors: readonly object[]
}

/** The answer to a request whose document is not made, in the language of whoever asks. */
export function refusalOf(error: unknown, language: Language): Refusal {
  const extensions = extensionsOf(error)
  const code = Object.hasOwn(CODES, extensions.code) ? extensions.code : 'INTERNAL'
  const { status, [language]: message } = CODES[code]!
  return { status, code, errors: [{ message, extensions: { ...extensions, code } }] }
}

type Extensions = { code: string } & Record<string, unknown>

function extensionsOf(error: unknown): Extensions {
  if (error instanceof Refused)
    return (error.errors[0] as GraphQLFormattedError).extensions as never
  if (error instanceof DomainError) return omit(error.extensions, 'http') as never
  return { code: error instanceof WorkshopBusy ? 'BUSY' : troubleOf(error) }
}

/** Nothing is made of a request by whoever waits for so many already. */
export class TooMany extends DomainError {
  constructor() {
    super('TOO_MANY', MESSAGES.BUSY)
  }
}
