import type { InjectionKey } from 'vue'
import type { Session } from './client.ts'
import type { DocumentWish } from './documentWish.ts'
import { networkProblem, type Problem } from './problem.ts'

/** Hands the file to the browser; what was refused comes back. */
export type TakeDocument = (wish: DocumentWish) => Promise<Problem | undefined>
export const TAKE_DOCUMENT: InjectionKey<TakeDocument> = Symbol('take a document')

/** For whoever is signed in; how it is done is loaded with the first wish. */
export const documentsOf =
  (session: Session): TakeDocument =>
  async wish => {
    const how = await import('./documents.ts').catch(() => undefined)
    return how ? how.takeDocument(session, wish) : networkProblem()
  }
