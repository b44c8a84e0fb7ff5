import { ref, shallowRef } from 'vue'
import { fetchFile, FileProblem } from '../../api/files.ts'
import { t, told } from '../../locales/i18n.ts'
import { session } from '../session/useSession.ts'

interface Held {
  id: string
  type: string
  title: string
}

/** Why a file did not come, or did not go, in the reader's language. */
export function whyNot(error: unknown): string {
  const code = error instanceof FileProblem ? error.code : 'unclear'
  return told(`documents.why.${code}`, {}) ?? t('documents.why.unclear')
}

/** The file of a document: to be shown, or to be kept on the device. */
export function useFile() {
  const running = ref(false)
  const problem = shallowRef('')

  async function load({ id, type }: Held): Promise<Blob | undefined> {
    running.value = true
    problem.value = ''
    try {
      return await fetchFile(session, { kind: 'documents', id, type })
    } catch (error) {
      problem.value = whyNot(error)
      return undefined
    } finally {
      running.value = false
    }
  }

  /** Under the document's name; the browser brings the ending, which the server has said by the type. */
  async function download(document: Held): Promise<void> {
    const blob = await load(document)
    if (!blob) return
    const url = URL.createObjectURL(blob)
    Object.assign(window.document.createElement('a'), {
      href: url,
      download: document.title,
    }).click()
    setTimeout(() => {
      URL.revokeObjectURL(url)
    }, 60_000)
  }

  return { load, download, running, problem }
}
