import { bring, startLanguage } from '../locales/i18n.ts'
import type { Part } from '../locales/texts.ts'

const modules = import.meta.glob<Record<string, Part>>('../**/*.texts.ts', { eager: true })

// as the program does before it shows anything
await startLanguage()
await bring(...Object.values(modules).flatMap(parts => Object.values(parts)))
