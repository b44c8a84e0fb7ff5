import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { once } from '../support/world.ts'
import { ofKind } from './identifiers.ts'
import { rowFor } from './matrix.ts'
import { createStage, FOREIGN, loginOf, OWN, type Side, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage.world.close())

describe.each(ofKind('wish'))('MX-2 %s', place => {
  const { document, allowed, variables } = rowFor(place.split('.')[0]!)
  const who = (allowed as readonly Role[])[0]!

  /** Wishes something under that name on one's own side; a case that waits is there to be assigned. */
  async function ask(login: string, side: Side, wish: string) {
    const theirs = { ...side.theirs, id: side.waiting.id }
    const { input } = variables!({ ...side, theirs }) as { input: object }
    const client = await stage.world.as(login)
    return client.send(document, { input: { ...input, clientMutationId: wish } })
  }

  test('is no wish of anybody else: it is granted as if nobody had used its name', async () => {
    const wish = once()
    const { own, foreign } = stage
    const answers = [
      await ask(loginOf(who, FOREIGN), foreign, wish),
      await ask(loginOf(who, OWN), own, wish),
    ]
    if (who === 'integration_manager')
      answers.push(await ask(`colleague@${OWN}`, { ...own, mine: own.theirs }, wish))
    for (const { errors } of answers) expect(errors).toEqual([])
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(answers.length)
  })
})
