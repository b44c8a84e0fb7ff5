import { bring, startLanguage } from '../locales/i18n.ts'

// as the program does before it shows anything
await startLanguage()
await bring('accounts', 'district', 'reporting')
