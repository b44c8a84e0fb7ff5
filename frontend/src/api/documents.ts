import type { InjectionKey } from 'vue'
import { language } from '../locales/i18n.ts'
import type { Session } from './client.ts'
import { networkProblem, problemIn, type Problem } from './problem.ts'

export type DocumentFormat = 'pdf' | 'xlsx' | 'csv'

/** A document as the server's addresses name it, and what it is asked for. */
export interface DocumentWish {
  kind: string
  format: DocumentFormat
  variables: object
  /** Why a list of people is taken away. */
  reason?: string
}

/** Hands the file to the browser; what was refused comes back. */
export type TakeDocument = (wish: DocumentWish) => Promise<Problem | undefined>
export const TAKE_DOCUMENT: InjectionKey<TakeDocument> = Symbol('take a document')

/** Documents of whoever is signed in. */
export const documentsOf =
  (session: Session): TakeDocument =>
  async wish => {
    try {
      if (session.expiresSoon()) await session.renew()
      let response = await post(session, wish)
      if (response.status === 401) {
        await session.renew()
        response = await post(session, wish)
      }
      if (response.status === 401) session.end()
      if (!response.ok) return await refusalIn(response)
      save(nameIn(response), await response.blob())
      return undefined
    } catch {
      return networkProblem()
    }
  }

function post(session: Session, { kind, ...wish }: DocumentWish): Promise<Response> {
  return fetch(`/api/documents/${kind}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${session.token() ?? ''}`,
    },
    body: JSON.stringify({ language: language.value, ...wish }),
  })
}

/** A proxy that speaks for the server does it in another form. */
async function refusalIn(response: Response): Promise<Problem> {
  const answer = (await response.json().catch(() => ({}))) as {
    errors?: { extensions: Record<string, unknown> }[]
  }
  return problemIn(answer.errors?.[0]?.extensions ?? {})
}

const nameIn = ({ headers }: Response): string =>
  /filename="?([^";]+)/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'digintm'

function save(name: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}
