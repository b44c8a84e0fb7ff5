/** Takes the pictures of the documentation: the product with its demo data, as three people see it. */
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions } from 'playwright'
import { CHROMIUM_ARGS, findChromium } from '../support/browser.ts'
import { startProduct } from '../support/product.ts'
import { DESKTOP, PHONE, READER, settled, signIn } from './reader.ts'

const FOLDER = fileURLToPath(new URL('screenshots/', import.meta.url))
const PICTURES: {
  name: string
  person: string
  path: string
  device: BrowserContextOptions
}[] = [
  { name: 'heute', person: 'Leyla Brandt', path: '/heute', device: DESKTOP },
  {
    name: 'heute-phone',
    person: 'Leyla Brandt',
    path: '/heute',
    device: PHONE,
  },
  {
    name: 'lage-im-kreis',
    person: 'Petra Lang',
    path: '/kreis',
    device: DESKTOP,
  },
  {
    name: 'ueberblick',
    person: 'Miriam Baum',
    path: '/ueberblick',
    device: DESKTOP,
  },
]

process.stdout.write('Starting the product\n')
const product = await startProduct()
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: CHROMIUM_ARGS,
})
try {
  for (const picture of PICTURES) await take(browser, picture)
  process.stdout.write(`${PICTURES.length} pictures in test/e2e/screenshots\n`)
} finally {
  await browser.close()
  await product.stop()
}

async function take(from: Browser, { name, person, path, device }: (typeof PICTURES)[number]) {
  const page = await from.newPage({ ...READER, ...device })
  await page.goto(product.url)
  await signIn(page, person)
  await page.goto(product.url + path)
  await settled(page)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({
    path: `${FOLDER}${name}.png`,
    animations: 'disabled',
  })
  await page.close()
  process.stdout.write(`${name}.png\n`)
}
