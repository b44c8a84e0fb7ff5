import type { World } from './world.ts'

export interface DocumentAnswer {
  status: number
  /** Of the first error; none when there is a document. */
  code: string | undefined
  message: string | undefined
  fields: { path: string; rule: string }[]
  headers: Headers
  bytes: Buffer
}

/** Posts any body to a kind's address, with or without a token. */
export async function askDocument(
  { url }: Pick<World, 'url'>,
  token: string | null,
  { kind, body, headers }: { kind: string; body: unknown; headers?: Record<string, string> },
): Promise<DocumentAnswer> {
  const response = await fetch(url.replace(/graphql$/, `api/documents/${kind}`), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const { status } = response
  const { errors } = response.ok
    ? { errors: [] }
    : (JSON.parse(bytes.toString()) as {
        errors: {
          message: string
          extensions: { code: string; fields?: { path: string; rule: string }[] }
        }[]
      })
  const [first] = errors
  return {
    status,
    code: first?.extensions.code,
    message: first?.message,
    fields: first?.extensions.fields ?? [],
    headers: response.headers,
    bytes,
  }
}
