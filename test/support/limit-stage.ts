import type { GraphQLSchema } from 'graphql'
import { createSchema } from '../../backend/src/schema.ts'
import { inputPlaces, withValue, type InputPlace } from './limited-fields.ts'
import type { CaseFile, Kreis, Manager } from './population.ts'
import { talkOf } from './talk.ts'
import { createWorld, once, type Answer, type ApiClient, type World } from './world.ts'

export const schema: GraphQLSchema = createSchema()
export const places = inputPlaces(schema)

/** Those of some kinds of limit. */
export const ofKind = (...kinds: string[]): InputPlace[] =>
  places.filter(({ limit }) => limit && kinds.includes(limit.kind))

export const person = () => ({
  givenNames: 'Olena',
  familyName: 'Kalyna',
  birthDate: '1990-05-01',
})

/** What managers do, not coordinators. */
const isFiled = (mutation: string): boolean =>
  !/Account|Role|Everywhere|assignCase|Code$|Settings$/.test(mutation)

/** A Kreis in which every mutation can be sent, and an input of each in which any limited field can get another value. */
export class LimitStage {
  declare kreis: Kreis
  declare eva: Manager
  declare file: CaseFile
  declare clients: Record<'eva' | 'anna', ApiClient>
  declare account: string
  /** Made anew for each test, as a talk that is corrected has another version. */
  declare talk: string
  declare followUp: string
  declare code: string
  declare household: string
  declare member: string
  declare target: CaseFile
  declare closed: CaseFile
  declare waiting: string
  declare document: string
  declare upload: string
  declare link: string

  constructor(readonly world: World) {}

  async populate(): Promise<this> {
    const { world } = this
    this.kreis = await world.kreis('08226')
    this.eva = await this.kreis.manager('eva')
    await this.kreis.member('anna', 'coordinator')
    await this.kreis.member('cleo', 'team_lead')
    this.file = await this.kreis.case(this.eva)
    const rows = await world.sql<{ id: string }>(
      `select id from app.account where subject = 'cleo'`,
    )
    this.account = rows[0]!.id
    this.clients = { eva: await world.as('eva'), anna: await world.as('anna') }
    return this.renew()
  }

  async renew(): Promise<this> {
    this.talk = await this.kreis.talk(this.eva, { case_file: this.file.id, note: 'kurz' })
    this.followUp = await this.kreis.followUp(this.file.id, this.eva)
    this.code = await this.kreis.code({ code: `OWN_${once().replaceAll('-', '_').toUpperCase()}` })
    this.household = await this.kreis.household()
    const head = await this.kreis.person()
    await this.kreis.relative(this.household, head, { role: 'HEAD' })
    this.member = await this.kreis.relative(this.household, await this.kreis.person())
    const family = { person: head, household: this.household, unit: 'FAMILY' }
    await this.kreis.case(this.eva, family)
    this.target = await this.kreis.case(this.eva)
    await this.kreis.statusChange(this.file.id, this.eva)
    await this.kreis.correction(this.talk, this.eva)
    this.waiting = await this.kreis.followUp(this.target.id, this.eva)
    this.closed = await this.kreis.case(this.eva, { status: 'CLOSED', closed_on: '2026-03-01' })
    this.document = await this.kreis.document(this.file.id, this.eva)
    const link = { case_file: this.file.id, made_by: this.eva.id }
    this.link = await this.kreis.link(this.document, link)
    this.upload = await this.kreis.upload(this.file.id, 'eva')
    await this.world.sql('delete from app.setting')
    await this.kreis.settings()
    return this
  }

  readonly inputs: Record<string, () => Record<string, unknown>> = {
    addCode: () => ({
      clientMutationId: once(),
      list: 'TOPIC',
      labelDe: `Garten ${once()}`,
      labelEn: 'Garden',
      mapsTo: 'OTHER',
    }),
    addFollowUp: () => ({
      clientMutationId: once(),
      caseId: this.file.id,
      title: 'Antrag',
      dueOn: '2026-03-20',
    }),
    addHouseholdMember: () => ({ ...this.#ofHousehold(), person: person(), role: 'CHILD' }),
    assignCase: () => ({
      clientMutationId: once(),
      caseId: this.file.id,
      version: 1,
      managerId: this.eva.id,
    }),
    addDocument: () => ({
      clientMutationId: once(),
      caseId: this.file.id,
      uploadId: this.upload,
      kind: 'OTHER',
      title: 'Brief',
    }),
    changeDocument: () => this.#ofDocument(),
    cancelFollowUp: () => this.#of(this.followUp),
    changeSettings: () => ({ clientMutationId: once(), version: 1 }),
    changeCase: () => this.#of(this.target.id),
    changeCaseStatus: () => ({
      ...this.#of(this.target.id),
      status: 'PAUSED',
      reason: 'Kur',
      followUp: { title: 'Antrag', dueOn: '2026-03-20' },
    }),
    changeFollowUp: () => this.#of(this.followUp),
    changeHouseholdMember: () => ({ ...this.#ofHousehold(), memberId: this.member }),
    changePerson: () => this.#of(this.target.person),
    closeCase: () => ({
      ...this.#of(this.target.id),
      closeReason: 'OTHER',
      settles: [{ id: this.waiting, as: 'DONE' }],
    }),
    completeFollowUp: () => this.#of(this.followUp),
    correctConsultation: () => this.#of(this.talk),
    leaveHousehold: () => ({ ...this.#ofHousehold(), memberId: this.member }),
    moveConsultation: () => ({ ...this.#of(this.talk), caseId: this.target.id, reason: 'Irrtum' }),
    renameHousehold: () => ({ ...this.#ofHousehold(), name: 'Kalyna' }),
    reopenCase: () => ({ ...this.#of(this.closed.id), reason: 'Irrtum' }),
    reopenFollowUp: () => this.#of(this.followUp),
    restoreConsultation: () => this.#of(this.talk),
    startHousehold: () => ({ ...this.#of(this.target.id), person: person(), role: 'PARTNER' }),
    withdrawConsent: () => ({ ...this.#of(this.target.id), withdrawnOn: '2026-03-01' }),
    withdrawConsultation: () => ({ ...this.#of(this.talk), reason: 'Irrtum' }),
    disableAccount: () => this.#ofAccount(),
    enableAccount: () => this.#ofAccount(),
    grantRole: () => ({ ...this.#ofAccount(), role: 'TEAM_LEAD' }),
    inviteAccount: () => ({
      clientMutationId: once(),
      email: `${once()}@example.org`,
      displayName: 'Jonas Keller',
      role: 'TEAM_LEAD',
    }),
    openCase: () => ({
      clientMutationId: once(),
      person: person(),
      unit: 'FAMILY',
      municipality: this.kreis.municipality,
      members: [{ role: 'CHILD', person: person() }],
    }),
    cancelJob: () => ({ clientMutationId: once(), id: once(), version: 1 }),
    // both ways of choosing, so that whatever is within limits is refused all the same
    reassignCases: () => ({
      clientMutationId: once(),
      managerId: this.eva.id,
      cases: [{ id: this.file.id, version: 1 }],
      filter: {},
    }),
    undoJob: () => ({ clientMutationId: once(), id: once(), version: 1 }),
    recordConsent: () => ({
      clientMutationId: once(),
      caseId: this.file.id,
      version: 1,
      informedOn: '2026-03-01',
      consentForm: 'WRITTEN',
    }),
    recordConsultation: () => ({
      ...talkOf(this.file),
      consent: { informedOn: '2025-02-01', consentForm: 'WRITTEN' },
      followUp: { title: 'Antrag', dueOn: '2026-03-20' },
    }),
    retireCode: () => ({ clientMutationId: once(), id: this.code, version: 1 }),
    handOutDocument: () => ({
      clientMutationId: once(),
      documentId: this.document,
      recipient: 'Jobcenter',
      reason: 'Antrag',
      agreedOn: '2026-03-01',
      lastDay: '2026-03-20',
      challenge: once().replaceAll('-', '').padEnd(43, 'A'),
    }),
    restoreDocument: () => this.#ofDocument(),
    revokeRole: () => ({ ...this.#ofAccount(), role: 'TEAM_LEAD' }),
    signOutEverywhere: () => this.#ofAccount(),
    startDocumentUpload: () => ({
      clientMutationId: once(),
      thingId: this.file.id,
      type: 'application/pdf',
      size: 1000,
      challenge: 'a'.repeat(43),
    }),
    withdrawDocument: () => this.#ofDocument(),
    withdrawLink: () => this.#of(this.link),
  }

  #ofDocument() {
    return { clientMutationId: once(), id: this.document, version: 1 }
  }

  #of(id: string) {
    return { clientMutationId: once(), id, version: 1 }
  }

  #ofAccount() {
    return this.#of(this.account)
  }

  #ofHousehold() {
    return this.#of(this.household)
  }

  send(mutation: string, input: object): Promise<Answer> {
    const type = String(schema.getMutationType()!.getFields()[mutation]!.args[0]!.type)
    const document = `mutation ($input: ${type}) { ${mutation}(input: $input) { clientMutationId } }`
    return this.clients[isFiled(mutation) ? 'eva' : 'anna'].send(document, { input })
  }

  /** Sends the mutation's input with another value at the place. */
  sendWith(
    { mutation, path }: Pick<InputPlace, 'mutation' | 'path'>,
    value: unknown,
  ): Promise<Answer> {
    return this.send(mutation, withValue(this.inputs[mutation]!(), path, value))
  }
}

export const createLimitStage = async (): Promise<LimitStage> =>
  new LimitStage(await createWorld()).populate()

export const fieldsOf = ({ errors }: Answer) => errors[0]?.extensions.fields ?? []
