import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { h } from 'vue'
import { mount } from '../testing/mount.ts'
import FileUpload from './FileUpload.vue'

interface Sending {
  file: File
  signal: AbortSignal
  progress: (share: number) => void
  arrive: () => void
  fail: () => void
}

/** An upload whose line the test holds in its hand. */
function upload() {
  const sendings: Sending[] = []
  const sent: string[] = []
  const main = mount(() =>
    h(FileUpload, {
      label: 'Bescheid',
      accept: 'application/pdf,image/*',
      most: 1_000_000,
      multiple: true,
      onSent: (file: File) => sent.push(file.name),
      send: (file: File, { signal, progress }) =>
        new Promise<void>((arrive, reject) => {
          const fail = () => reject(new Error('line'))
          signal.addEventListener('abort', fail)
          sendings.push({ file, signal, progress, arrive, fail })
        }),
    }),
  )
  return { main, sendings, sent }
}
const pdf = (name: string, bytes = 10) =>
  new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })
const choose = (...files: File[]) => userEvent.upload(page.getByLabelText('Datei wählen'), files)

test('a file says how far it is and that it is there', async () => {
  const { main, sendings, sent } = upload()
  await choose(pdf('bescheid.pdf'))
  await expect.element(page.getByText('bescheid.pdf wird übertragen')).toBeVisible()

  sendings[0]!.progress(0.4)
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '0.4')
  expect((await axe.run(main)).violations).toEqual([])

  sendings[0]!.arrive()
  await expect.element(page.getByText('bescheid.pdf ist übertragen')).toBeVisible()
  expect(sent).toEqual(['bescheid.pdf'])
})

test('it can be stopped, and what did not get through is sent again', async () => {
  const { sendings } = upload()
  await choose(pdf('a.pdf'), pdf('b.pdf'))
  await userEvent.click(page.getByRole('button', { name: 'Abbrechen: a.pdf' }))
  sendings[1]!.fail()

  await expect.element(page.getByText('a.pdf: abgebrochen')).toBeVisible()
  await expect.element(page.getByText('b.pdf: nicht übertragen')).toBeVisible()
  expect(sendings[0]!.signal.aborted).toBe(true)

  await userEvent.click(page.getByRole('button', { name: 'Erneut versuchen: b.pdf' }))
  await expect.poll(() => sendings.length).toBe(3)
  sendings[2]!.arrive()
  await expect.element(page.getByText('b.pdf ist übertragen')).toBeVisible()
})

test('what is too large or of another kind is not sent, and says so', async () => {
  const { main, sendings } = upload()
  const dropped = new DataTransfer()
  dropped.items.add(pdf('riesig.pdf', 1_000_001))
  dropped.items.add(new File(['x'], 'tabelle.csv', { type: 'text/csv' }))
  const event = new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true })
  main.querySelector('.drop')!.dispatchEvent(event)

  await expect.element(page.getByText('riesig.pdf ist größer als 1 MB')).toBeVisible()
  await expect
    .element(page.getByText('tabelle.csv: Diese Art von Datei geht hier nicht'))
    .toBeVisible()
  expect(sendings).toEqual([])
})
