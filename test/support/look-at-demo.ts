import {
  factsIn,
  type Answer as Figures,
} from '../../backend/src/modules/reporting/key-figure.facts.ts'
import type { KeyFigureRequest } from '../../backend/src/modules/reporting/key-figure.request.ts'
import { figuresOf } from '../../backend/src/modules/reporting/key-figure.statement.ts'
import { tableOf } from '../../backend/src/modules/reporting/key-figure.table.ts'
import { withClient, type DatabaseUrls } from '../../backend/src/platform/database/roles.ts'
import { monthsOf, type Range } from './months.ts'
import { questions, type Question } from './questions.ts'
import { TOGETHER } from './told-figures.ts'
import { StateView, type Answer, type Truth } from './state-view.ts'

const TRUTH = `select tenant as district, to_char(month, 'YYYY-MM') as month, block, code, value::int from reporting.district_line
  union all
  select tenant, to_char(m, 'YYYY-MM'), 'GENDER', gender, sum(heads)::int
  from reporting.staff_movement s, generate_series($1::date, $2::date, '1 month') m where s.month <= m group by 1, 2, 4`

/**
 * What a state function can find out in a database over these months, which begin and end with a quarter: every quarter
 * alone, the years, the rows that end with the last, and what is not closed yet.
 */
export async function lookAtDemo(
  urls: DatabaseUrls,
  span: Range,
): Promise<{ following: string[]; hidden: number }> {
  const months = monthsOf(span)
  const { truths, districts } = await withClient(urls.admin, async client => ({
    truths: (await client.query<Truth>(TRUTH, [`${span.from}-01`, `${span.to}-01`])).rows,
    districts: (
      await client.query<{ ags: string }>('select ags from reporting.district order by 1')
    ).rows,
  }))
  const view = new StateView(
    truths,
    districts.map(({ ags }) => ags),
  )
  await withClient(urls.reporting, async client => {
    const asked = questions({ ofKreise: rangesOf(months), ofRegions: months })
    // the Land's sums are those of its Regierungsbezirke, and without them these can be solved one by one
    const alone = asked.filter(({ figure }) => !(figure in TOGETHER))
    for (const question of alone.flatMap(ofEachRegion)) {
      const request = requestOf(question)
      const { rows } = await client.query<{ j: Figures }>(figuresOf([request], null))
      const [facts] = factsIn(rows[0]!.j, [request])
      view.take(question, tableOf(request, facts!, 15) satisfies Answer)
    }
  })
  return { following: await view.following(), hidden: view.hidden }
}

const ofEachRegion = (question: Question): Question[] =>
  ['081', '082', '083', '084'].map(territory => ({ ...question, territory }))

function rangesOf(months: readonly string[]): Range[] {
  const of = (first: number, last: number) => ({ from: months[first]!, to: months[last]! })
  const starts = [...months.keys()].filter(index => index % 3 === 0)
  return starts.flatMap(start => [
    of(start, start + 2),
    ...(start % 12 === 0 && start + 11 < months.length ? [of(start, start + 11)] : []),
    ...(start + 5 < months.length ? [of(start, start + 5)] : []),
    of(start, months.length - 1),
  ])
}

function requestOf({ figure: code, from, to, by, territory }: Question): KeyFigureRequest {
  const last = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5)), 0))
  return {
    code,
    from: `${from}-01`,
    to: last.toISOString().slice(0, 10),
    by: by as KeyFigureRequest['by'],
    territory,
    counted: true,
  }
}
