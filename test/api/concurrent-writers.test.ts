import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unlimited } from '../support/database.ts'
import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import { recordTalk, talkOf } from '../support/talk.ts'
import { createWorld, once, TODAY, type ApiClient, type World } from '../support/world.ts'

let world: World
let kreis: Kreis
let eva: Manager
let tom: Manager
let asEva: ApiClient
let asTom: ApiClient

const RECORD = recordTalk('consultation { id }')
const CORRECT =
  'mutation ($input: CorrectConsultationInput!) { correctConsultation(input: $input) { consultation { version } } }'
const ASSIGN =
  'mutation ($input: AssignCaseInput!) { assignCase(input: $input) { case { version } } }'

const CONSENT =
  'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { case { version } } }'

const talkOn = (file: CaseFile, heldOn: string) => ({ input: talkOf(file, { heldOn }) })

const intake = () =>
  kreis.case(eva, { status: 'INTAKE', informed_on: TODAY, consent_form: 'WRITTEN' })

beforeAll(async () => {
  world = await createWorld({
    connections: 8,
    // how long they wait for each other is the machine's business
    databases: urls => ({ ...urls, tenant: unlimited(urls.tenant) }),
  })
  kreis = await world.kreis('08226')
  eva = await kreis.manager('eva')
  tom = await kreis.manager('tom')
  await kreis.member('anna', 'coordinator')
  asEva = await world.as('eva')
  asTom = await world.as('tom')
})
afterAll(() => world.close())

describe('talks at once on an intake', () => {
  test.each([2, 8])('%i land, and one of them opens the clearing', async count => {
    const file = await intake()
    await kreis.assignment(file.id, tom)
    const answers = await Promise.all(
      Array.from({ length: count }, (_, n) =>
        (n % 2 ? asTom : asEva).send(RECORD, talkOn(file, `2026-02-${20 - n}`)),
      ),
    )
    expect(answers.flatMap(({ errors }) => errors)).toEqual([])
    const [state] = await world.sql(
      `select status, counselling_start::text as start,
         (select count(*)::int from app.consultation t where t.case_file = c.id) as talks,
         (select count(*)::int from app.audit_entry a where a.entity = 'Consultation' and a.person = c.person) as audited,
         (select count(*)::int from app.audit_entry a where a.entity_id = c.id and 'status' = any (a.changed)) as moved
       from app.case_file c where id = $1`,
      [file.id],
    )
    expect(state).toEqual({
      status: 'CLEARING',
      start: `2026-02-${21 - count}`,
      talks: count,
      audited: count,
      moved: 1,
    })
  })
})

describe('LOCK-1: who comes second', () => {
  test('hears the version, the fields, who and when, also in a race', async () => {
    const file = await kreis.case(eva)
    const id = await kreis.talk(eva, { case_file: file.id })
    const answers = await Promise.all(
      [20, 40].map(minutes =>
        asEva.send(CORRECT, { input: { clientMutationId: once(), id, version: 1, minutes } }),
      ),
    )
    const [lost, ...others] = answers.flatMap(({ errors }) => errors)
    expect(others).toEqual([])
    expect(lost?.extensions).toEqual({
      code: 'CONFLICT',
      currentVersion: 2,
      changed: ['minutes'],
      by: 'eva',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    })
  })

  test('hears nothing of fields that are not theirs to read', async () => {
    const file = await intake()
    await asEva.get(RECORD, talkOn(file, TODAY))
    const { errors } = await (
      await world.as('anna')
    ).send(ASSIGN, {
      input: { clientMutationId: once(), id: file.id, version: 1, managerId: tom.id },
    })
    // counsellingStart changed too; it belongs to the file
    expect(errors[0]?.extensions).toMatchObject({ currentVersion: 2, changed: ['status'] })
  })

  test('hears nothing at all of a record that is not theirs to see', async () => {
    const file = await kreis.case(eva)
    const id = await kreis.talk(eva, { case_file: file.id })
    await kreis.manager('lea')
    const { errors } = await (
      await world.as('lea')
    ).send(CORRECT, { input: { clientMutationId: once(), id, version: 9, minutes: 1 } })
    expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' })
  })
})

describe('LOCK-1: consent that comes with a talk', () => {
  const [WRITTEN, ANONYMOUS] = ['WRITTEN', 'ANONYMOUS'].map(consentForm => ({
    informedOn: TODAY,
    consentForm,
  }))
  const uninformed = () =>
    kreis.case(eva, { status: 'INTAKE', informed_on: null, consent_form: null })
  const withConsent = (file: CaseFile, consent: unknown) => ({ input: talkOf(file, { consent }) })
  const record = (file: CaseFile, consent: object) =>
    asTom.send(CONSENT, {
      input: { clientMutationId: once(), id: file.id, version: 1, ...consent },
    })
  const stateOf = async ({ id }: CaseFile) =>
    (
      await world.sql(
        `select consent_form as consent, version,
           (select count(*)::int from app.consultation t where t.case_file = c.id) as talks,
           (select count(*)::int from app.audit_entry a where a.entity = 'Case' and a.entity_id = c.id) as audited
         from app.case_file c where id = $1`,
        [id],
      )
    )[0]

  test('never replaces another one that came meanwhile, which is told', async () => {
    const file = await uninformed()
    await kreis.assignment(file.id, tom)
    await record(file, WRITTEN!)
    const { errors } = await asEva.send(RECORD, withConsent(file, ANONYMOUS))
    expect(errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      currentVersion: 2,
      changed: ['consentForm'],
      by: 'tom',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    expect(await stateOf(file)).toEqual({ consent: 'WRITTEN', version: 2, talks: 0, audited: 1 })
  })

  test('changes nothing where it is the same', async () => {
    const file = await kreis.case(eva, {
      informed_on: TODAY,
      consent_form: 'WRITTEN',
      counselling_start: '2026-01-01',
    })
    await asEva.get(RECORD, withConsent(file, WRITTEN))
    expect(await stateOf(file)).toEqual({ consent: 'WRITTEN', version: 1, talks: 1, audited: 0 })
  })

  test('stays answered when it comes again after another has been recorded', async () => {
    const file = await uninformed()
    await kreis.assignment(file.id, tom)
    const first = withConsent(file, ANONYMOUS)
    const answer = await asEva.get(RECORD, first)
    const input = { clientMutationId: once(), id: file.id, version: 2, ...WRITTEN }
    await asTom.get(CONSENT, { input })
    expect(await asEva.get(RECORD, first)).toEqual(answer)
    expect(await stateOf(file)).toMatchObject({ consent: 'WRITTEN', version: 3, talks: 1 })
  })

  test('is either first or refused, in a race', async () => {
    for (let round = 0; round < 20; round++) {
      const file = await uninformed()
      await kreis.assignment(file.id, tom)
      const recorded = record(file, WRITTEN!)
      const talk = await asEva.send(RECORD, withConsent(file, ANONYMOUS))
      const consent = await recorded
      expect([talk.code, consent.code].filter(code => code)).toEqual(['CONFLICT'])
      expect(await stateOf(file)).toMatchObject(
        talk.code ? { consent: 'WRITTEN', talks: 0 } : { consent: 'ANONYMOUS', talks: 1 },
      )
    }
  })
})

/** Two sessions that read and write one talk: what each step does, and which of them run at the same time. */
const steps = fc.array(
  fc.array(
    fc.record({
      session: fc.nat({ max: 1 }),
      reads: fc.boolean(),
      change: fc.constantFrom('minutes' as const, 'note' as const, 'both' as const),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 5 },
)

/** Never what is there already, so that every accepted write makes a version. */
function newValues(change: 'minutes' | 'note' | 'both'): { minutes?: number; note?: string } {
  const minutes = (nextMinutes++ % 600) + 1
  return {
    ...(change !== 'note' && { minutes }),
    ...(change !== 'minutes' && { note: `Nach ${minutes} Minuten` }),
  }
}
let nextMinutes = 0

test('LOCK-1: whatever the interleaving, every accepted write saw the version before its own', async () => {
  const file = await kreis.case(eva)
  const sessions = [asEva, await world.as('eva')] as const
  await fc.assert(
    fc.asyncProperty(steps, async rounds => {
      const id = await kreis.talk(eva, { case_file: file.id })
      const seen = [1, 1]
      const accepted: number[] = []
      const versionNow = async () =>
        (
          await world.sql<{ version: number }>(
            'select version from app.consultation where id = $1',
            [id],
          )
        )[0]!.version

      for (const round of rounds) {
        const answers = await Promise.all(
          round.map(async ({ session, reads, change }) => {
            if (reads) seen[session] = await versionNow()
            const version = seen[session]!
            const input = { clientMutationId: once(), id, version, ...newValues(change) }
            const { data, code } = await sessions[session]!.send(CORRECT, { input })
            return { version, code, now: data?.['correctConsultation'].consultation.version }
          }),
        )
        for (const { version, code, now } of answers)
          if (code) expect(code).toBe('CONFLICT')
          else {
            expect(now).toBe(version + 1)
            accepted.push(now)
          }
      }
      // no two writes made the same version, and none is missing: nothing was overwritten unseen
      expect(new Set(accepted).size).toBe(accepted.length)
      expect(await versionNow()).toBe(accepted.length + 1)
    }),
    { numRuns: 40 },
  )
})
