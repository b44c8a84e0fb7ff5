import { renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as accountsDe from '../src/features/accounts/accounts.de.ts'
import * as accountsEn from '../src/features/accounts/accounts.en.ts'
import * as reportingDe from '../src/features/reporting/reporting.de.ts'
import * as reportingEn from '../src/features/reporting/reporting.en.ts'
import * as de from '../src/locales/de.ts'
import * as en from '../src/locales/en.ts'
import * as wordsDe from '../src/locales/words.de.ts'
import * as wordsEn from '../src/locales/words.en.ts'

const FILE = resolve(import.meta.dirname, '../../schema/words.json')

const CODES = [
  'unit',
  'setting',
  'channel',
  'interpreter',
  'status',
  'urgency',
  'consent',
  'householdRole',
  'gender',
  'reason',
  'followUpStatus',
] as const

/** What codes are called, for documents that the server makes: the same words as on the screen. */
const words = {
  de: wordsOf(wordsDe, { ...de, ...accountsDe, ...reportingDe }),
  en: wordsOf(wordsEn, { ...en, ...accountsEn, ...reportingEn }),
}

type List = Record<string, string>

interface Others {
  role: List
  accounts: { states: List }
  reporting: Record<'status' | 'dataStatus' | 'dimension' | 'unit' | 'gender', List>
}

function wordsOf(
  codes: Record<(typeof CODES)[number], List>,
  { role, accounts, reporting }: Others,
): Record<string, List> {
  return {
    ...Object.fromEntries(CODES.map(list => [list, codes[list]])),
    role,
    accountState: accounts.states,
    cell: reporting.status,
    dataStatus: reporting.dataStatus,
    dimension: reporting.dimension,
    talkWith: reporting.unit,
    managers: reporting.gender,
  }
}

// whole at every moment: a server beside may be reading it
writeFileSync(`${FILE}.next`, `${JSON.stringify(words, null, 2)}\n`)
renameSync(`${FILE}.next`, FILE)
process.stdout.write('words of codes in schema/words.json\n')
