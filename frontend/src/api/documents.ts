import { language } from '../locales/i18n.ts'
import type { Session } from './client.ts'
import { networkProblem, problemIn, type Problem } from './problem.ts'
import type { DocumentWish } from './documentWish.ts'

/** Asks for it, and hands the file to the browser. */
export async function takeDocument(
  session: Session,
  wish: DocumentWish,
): Promise<Problem | undefined> {
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
