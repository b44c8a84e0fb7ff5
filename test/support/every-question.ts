import { CODE_DIMENSIONS } from '../../backend/src/modules/reporting/key-figure.request.ts'
import type { Dimension } from '../../backend/src/modules/reporting/key-figure.codes.ts'
import type { Range } from './months.ts'
import type { Question } from './questions.ts'
import type { Answer } from './state-view.ts'
import type { ApiClient } from './world.ts'

interface Figure {
  code: string
  kind: string
  dimensions: Dimension[]
}

/** As many as a document may name. */
const AT_ONCE = 15
const SIDE_BY_SIDE = 3

const TOLD = `fragment Told on KeyFigureTable {
  rows { keys { dimension code } cell { ...Parts } } total { ...Parts } previousTotal { ...Parts } completeness { received } }
  fragment Parts on Cell { value numerator denominator status }`

/** Every figure of the catalogue by every set of dimensions that it takes, for all these ranges and territories. */
export async function everyQuestion(
  client: ApiClient,
  { ranges, territories }: { ranges: readonly Range[]; territories: readonly string[] },
): Promise<Question[]> {
  const { keyFigures } = await client.get('{ keyFigures { code kind dimensions } }')
  return (keyFigures as Figure[]).flatMap(figure =>
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
  const packs = Array.from({ length: Math.ceil(questions.length / AT_ONCE) }, (_, index) =>
    questions.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
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
  const variables = pack.flatMap(({ figure, from, to, by, territory }, index) =>
    Object.entries({ code: figure, from: `${from}-01`, to: lastDayOf(to), by, territory }).map(
      ([name, value]) => [`${name}${index}`, value] as const,
    ),
  )
  const answered = await client.get(documentFor(pack.length), Object.fromEntries(variables))
  return pack.map((_, index) => answered[`q${index}`] as Answer)
}

function documentFor(count: number): string {
  const numbers = [...Array(count).keys()]
  const variables = numbers.map(
    n =>
      `$code${n}: String!, $from${n}: Date!, $to${n}: Date!, $by${n}: [Dimension!]!, $territory${n}: String`,
  )
  const fields = numbers.map(
    n =>
      `q${n}: keyFigure(code: $code${n}, from: $from${n}, to: $to${n}, by: $by${n}, territory: $territory${n}) { ...Told }`,
  )
  return `query (${variables.join(', ')}) { ${fields.join(' ')} } ${TOLD}`
}

function setsOf({ kind, dimensions }: Figure): Dimension[][] {
  const pairs = dimensions.flatMap((one, index) =>
    dimensions.slice(index + 1).map(other => [one, other]),
  )
  const codesIn = (by: Dimension[]) => by.filter(one => CODE_DIMENSIONS.includes(one)).length
  return [[], ...dimensions.map(one => [one]), ...pairs].filter(by =>
    kind === 'SHARE' ? codesIn(by) === 1 : codesIn(by) < 2,
  )
}

const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    .toISOString()
    .slice(0, 10)
