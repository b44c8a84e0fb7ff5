import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The product's face, with Cyrillic; Arabic and Persian, whose text comes out of the file as it went in; Tigrinya; neighbours. */
const FILES = [
  'fira-sans/400Regular/FiraSans_400Regular.ttf',
  'fira-sans/600SemiBold/FiraSans_600SemiBold.ttf',
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
  'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'noto-sans-ethiopic/600SemiBold/NotoSansEthiopic_600SemiBold.ttf',
]

/** As TrueType, which Typst takes; those of the web client are compressed for browsers. */
export function fonts(): Buffer[] {
  const { resolve } = createRequire(import.meta.url)
  return FILES.map(file => readFileSync(resolve(`@expo-google-fonts/${file}`)))
}
