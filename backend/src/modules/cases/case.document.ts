import { dayIn } from '../../platform/documents/days.ts'
import type { Ask, LetterKind, Variables } from '../../platform/documents/kind.ts'
import type { Speech } from '../../platform/documents/speech.ts'
import { NotFound } from '../../platform/ground/errors.ts'
import { CODE_NAMES, codeNames } from '../reference/code-names.ts'
import { CASE_ON_PAPER, factsOf, followUpsOf, type CaseOnPaper } from './case.document-facts.ts'
import { TALKS_ON_PAPER, talkOf, type Talk, type TalkPage } from './case.document-talks.ts'
import { CASE_WORDS } from './case.document-words.ts'

interface Period {
  from: string | null
  to: string | null
}

/** The case on paper, as the reader may see it: with all its talks, or those of a period. */
export const caseDocument: LetterKind = {
  form: 'letter',
  name: 'case',
  template: 'modules/cases/case.typ',
  operations: [CASE_ON_PAPER, TALKS_ON_PAPER, CODE_NAMES],
  parameters: ['id', 'from', 'to'],
  write: async (occasion, variables) => {
    const { ask, speech, today, organisation } = occasion
    const { from: _from, to: _to, ...asked } = variables
    const period = { from: dayIn(variables, 'from'), to: dayIn(variables, 'to') }
    const { case: file } = await ask<{ case: CaseOnPaper | null }>(CASE_ON_PAPER, asked)
    if (!file) throw new NotFound()
    const talks = await talksOf(ask, asked, period)
    const words = speech.of(CASE_WORDS)
    const said = { speech, named: await codeNames(occasion) }
    return {
      title: words.title.replace('{name}', file.person.displayName),
      subtitle: [file.number, speech.word('unit', file.unit), periodText(period, speech)].join(
        ' · ',
      ),
      file: [words.file, organisation, file.number, period.from ?? '', period.to ?? today],
      person: file.person.id,
      body: {
        ...factsOf(file, said),
        followUps: followUpsOf(file, speech),
        talks: {
          heading: `${words.talks} (${speech.number(talks.length)})`,
          none: words.noTalks,
          items: talks.map(talk => talkOf(talk, said)),
        },
      },
    }
  },
}

/** Latest first; earlier ones than the period's are not asked for. */
async function talksOf(ask: Ask, asked: Variables, { from, to }: Period): Promise<Talk[]> {
  const talks: Talk[] = []
  let after: string | null = null
  for (;;) {
    const page: TalkPage = await ask<TalkPage>(TALKS_ON_PAPER, { ...asked, after })
    // between two pages somebody else may have become responsible
    if (!page.case) throw new NotFound()
    const { nodes, pageInfo } = page.case.consultations
    talks.push(...nodes.filter(({ heldOn }) => (!from || heldOn >= from) && (!to || heldOn <= to)))
    const last = nodes.at(-1)
    if (!pageInfo.hasNextPage || !last || (from && last.heldOn < from)) return talks
    after = pageInfo.endCursor
  }
}

function periodText({ from, to }: Period, speech: Speech): string {
  const words = speech.of(CASE_WORDS)
  if (!from && !to) return words.whole
  return words.period
    .replace('{from}', from ? speech.day(from) : '…')
    .replace('{to}', to ? speech.day(to) : '…')
}
