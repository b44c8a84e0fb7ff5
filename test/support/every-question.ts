import type { Dimension } from '../../backend/src/modules/reporting/key-figure.codes.ts'
import { BLOCK_OF } from '../../backend/src/modules/reporting/key-figure.formula.ts'
import { MOST_REQUESTS } from '../../backend/src/modules/reporting/key-figure.request.ts'
import type { Range } from './months.ts'
import type { Question } from './questions.ts'
import type { Answer } from './state-view.ts'
import type { ApiClient } from './world.ts'

interface Figure {
  code: string
  kind: string
  dimensions: Dimension[]
}

const SIDE_BY_SIDE = 3

const ASK = `query ($requests: [KeyFigureRequestInput!]!) { keyFigures(requests: $requests) {
    rows { keys { dimension code } cell { ...Parts } } total { ...Parts } previousTotal { ...Parts } completeness { received } } }
  fragment Parts on Cell { value numerator denominator status }`

/** Every figure of the catalogue by every set of dimensions that it takes, for all these ranges and territories. */
export async function everyQuestion(
  client: ApiClient,
  { ranges, territories }: { ranges: readonly Range[]; territories: readonly string[] },
): Promise<Question[]> {
  const { keyFigureCatalogue } = await client.get('{ keyFigureCatalogue { code kind dimensions } }')
  return (keyFigureCatalogue as Figure[]).flatMap(figure =>
    setsOf(figure).flatMap(by =>
      ranges.flatMap(range =>
        territories.map(territory => ({ figure: figure.code, ...range, by, territory })),
      ),
    ),
  )
}

/** What the API answers to each, in their order. */
export async function answersTo(
  client: ApiClient,
  questions: readonly Question[],
): Promise<Answer[]> {
  const packs = Array.from({ length: Math.ceil(questions.length / MOST_REQUESTS) }, (_, index) =>
    questions.slice(index * MOST_REQUESTS, (index + 1) * MOST_REQUESTS),
  )
  const answers: Answer[][] = []
  const next = packs.entries()
  const askOn = async () => {
    for (const [index, pack] of next) answers[index] = await answersToPack(client, pack)
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, askOn))
  return answers.flat()
}

async function answersToPack(client: ApiClient, pack: readonly Question[]): Promise<Answer[]> {
  const requests = pack.map(({ figure, from, to, by, territory }) => {
    return { code: figure, from: `${from}-01`, to: lastDayOf(to), by, territory }
  })
  return (await client.get(ASK, { requests }))['keyFigures'] as Answer[]
}

function setsOf({ kind, dimensions }: Figure): Dimension[][] {
  const pairs = dimensions.flatMap((one, index) =>
    dimensions.slice(index + 1).map(other => [one, other]),
  )
  const codesIn = (by: Dimension[]) => by.filter(one => one in BLOCK_OF).length
  const divides = kind === 'SHARE' && codesIn(dimensions) > 0
  return [[], ...dimensions.map(one => [one]), ...pairs].filter(by =>
    divides ? codesIn(by) === 1 : codesIn(by) < 2,
  )
}

const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    .toISOString()
    .slice(0, 10)
