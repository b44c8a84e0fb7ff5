import type { Context } from '../../context.ts'
import { BadInput, Forbidden, type FieldProblem } from '../../platform/ground/errors.ts'
import type { Statement } from '../../platform/database/statement.ts'
import { tenantOf } from '../../platform/reading/read.ts'
import { factsIn, type Answer } from './key-figure.facts.ts'
import type { KeyFigureRequestInput } from './key-figure.input.ts'
import { problemsOfFigure, problemsOfRequest, type KeyFigureRequest } from './key-figure.request.ts'
import { figuresOf } from './key-figure.statement.ts'
import { tableOf } from './key-figure.table.ts'
import type { KeyFigureTable } from './key-figure.type.ts'

interface Wishes {
  counted: boolean
  /** Where the fields of a request stand in the input. */
  pathOf: (index: number) => string
}

/** All of them from one statement, and what is wrong with any of them at its place. */
export async function answerTo(
  context: Context,
  inputs: readonly KeyFigureRequestInput[],
  { counted, pathOf }: Wishes,
): Promise<KeyFigureTable[]> {
  const { actor, closingDays } = context
  const own = tenantOf(actor)
  const requests = inputs.map(({ territory, ...input }): KeyFigureRequest => ({
    ...input,
    territory: territory ?? own,
    counted,
  }))
  const refuse = (problemsOf: (request: KeyFigureRequest, index: number) => FieldProblem[]) => {
    const problems = requests.flatMap((request, index) =>
      problemsOf(request, index).map(problem => ({
        ...problem,
        path: `${pathOf(index)}${problem.path}`,
      })),
    )
    if (problems.length) throw new BadInput(...problems)
  }

  if (!requests.length) return []
  refuse(request => problemsOfRequest(request, context.today()))
  if (!actor.isState && requests.some(({ territory }) => territory !== own)) throw new Forbidden()
  const statement = figuresOf(requests, actor.isState ? null : own)
  const facts = factsIn(await ask<Answer>(context, statement), requests)
  refuse((request, index) => problemsOfFigure(facts[index]!, request))
  return requests.map((request, index) =>
    tableOf(request, facts[index]!, actor.isState ? closingDays : null),
  )
}

/** State functions ask as the role that sees no person, everyone else in the own tenant's context. */
export async function ask<Found>(
  { actor, reads, reporting }: Context,
  statement: Statement,
): Promise<Found> {
  const rows = actor.isState
    ? await reporting.read<{ j: Found }>(statement)
    : await reads.read<{ j: Found }>(tenantOf(actor), statement)
  return rows[0]!.j
}
