import type { Kept } from '../../backend/src/platform/files/file-content.ts'
import { FOLDING, nameKeys } from '../../backend/src/modules/names/name-keys.ts'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { nextId, type Insert } from './inserter.ts'
import { StoredFiles } from './stored-files.ts'

type Row = Record<string, unknown>

/** A person with a function, as tests name them. */
export interface Someone {
  login: string
  role: Role
  tenant: string
}

export interface Manager extends Someone {
  /** Of the integration manager, not of the membership. */
  id: string
}

export interface CaseFile {
  id: string
  number: string
  person: string
  household: string | null
  manager: string | null
}

const COUNSELLED = { status: 'ACTIVE', informed_on: '2025-02-01', consent_form: 'WRITTEN' }

/** One organisation of a test's world and everything that can happen in it. */
export class Kreis {
  readonly unit = nextId()
  /** The first municipality of the Kreis. */
  readonly municipality: string
  #number = 0
  readonly #insert: (table: string, row: Row) => Promise<void>
  readonly #enrol: (someone: Someone, row: Row) => Promise<void>
  readonly #files: StoredFiles

  constructor(
    readonly ags: string,
    ground: {
      municipality: string
      insert: Insert
      enrol: (someone: Someone, row: Row) => Promise<void>
      keep: (content: Buffer) => Promise<Kept>
    },
  ) {
    this.municipality = ground.municipality
    this.#insert = (table, row) => ground.insert(ags, table, row)
    this.#enrol = ground.enrol
    this.#files = new StoredFiles({ insert: this.#insert, keep: ground.keep, nextId })
  }

  /** The Kreis itself as an employer; made with the Kreis. */
  async found(): Promise<this> {
    await this.employer({ id: this.unit, kind: 'DISTRICT', name: 'Landratsamt' })
    return this
  }

  async employer(row: Row = {}): Promise<string> {
    const unit = { id: nextId(), kind: 'PROVIDER', name: 'Beispielwerk', ...row }
    await this.#insert('app.organisation_unit', unit)
    return unit.id
  }

  /** A manager without an account. */
  async employee(row: Row = {}): Promise<string> {
    const manager: Row & { id: string } = {
      id: nextId(),
      given_name: 'Eva',
      family_name: 'Sternau',
      gender: 'FEMALE',
      qualification: 'TYPE_A',
      unit: this.unit,
      fte_hundredths: 100,
      active_from: '2020-01-01',
      ...row,
    }
    await this.#insert('app.integration_manager', manager)
    const { gender, qualification, fte_hundredths, active_from } = manager
    await this.#insert('app.staff_period', {
      manager: manager.id,
      gender,
      qualification,
      fte_hundredths,
      valid_from: active_from,
      valid_to: manager['active_until'] ?? null,
    })
    return manager.id
  }

  /** A manager who can sign in as `login`. */
  async manager(login: string, row: Row = {}): Promise<Manager> {
    const id = await this.employee(row)
    const someone: Someone = { login, role: 'integration_manager', tenant: this.ags }
    await this.#enrol(someone, { manager: id, scope: row['unit'] ?? this.unit })
    return { ...someone, id }
  }

  /** Anybody else who can sign in as `login`. */
  async member(login: string, role: Role, row: Row = {}): Promise<Someone> {
    const someone: Someone = { login, role, tenant: this.ags }
    await this.#enrol(someone, row)
    return someone
  }

  /** Somebody who is invited. */
  async invited(displayName: string): Promise<string> {
    const id = nextId()
    await this.#insert('app.account', {
      id,
      display_name: displayName,
      email: `${id}@kreis.test`,
      state: 'INVITED',
      invited_role: 'team_lead',
    })
    return id
  }

  /** A person who can be found by name. */
  async person(row: Row = {}): Promise<string> {
    const person = {
      id: nextId(),
      given_names: 'Olena',
      family_name: 'Kalyna',
      name_in_original_script: null,
      municipality: this.municipality,
      ...row,
    }
    const { given_names, family_name, name_in_original_script } = person
    const name_keys = nameKeys([given_names, family_name, name_in_original_script])
    await this.#insert('app.person', { name_keys, name_folding: FOLDING, ...person })
    return person.id
  }

  async household(head?: string, others: readonly string[] = []): Promise<string> {
    const id = nextId()
    await this.#insert('app.household', { id, name: 'Kalyna' })
    if (head) await this.relative(id, head, { role: 'HEAD' })
    for (const person of others) await this.relative(id, person)
    return id
  }

  /** A further member of a household. */
  async relative(household: string, person: string, row: Row = {}): Promise<string> {
    const member = { id: nextId(), role: 'CHILD', valid_from: '2025-01-01', ...row }
    await this.#insert('app.household_member', { ...member, household, person })
    return member.id
  }

  /** A case; `ACTIVE` with its MAIN assignment when it has a manager, else a waiting `INTAKE`. */
  async case(manager: Manager | null, row: Row = {}): Promise<CaseFile> {
    const person = (row['person'] as string | undefined) ?? (await this.person())
    const file = {
      id: nextId(),
      number: `2025-${String(++this.#number).padStart(5, '0')}`,
      unit: 'INDIVIDUAL',
      household: null,
      municipality: this.municipality,
      organisation_unit: this.unit,
      opened_on: '2025-02-01',
      ...(manager ? { manager: manager.id, ...COUNSELLED } : { manager: null, status: 'INTAKE' }),
      ...row,
      person,
    }
    await this.#insert('app.case_file', file)
    if (manager) await this.assignment(file.id, manager, { role: 'MAIN' })
    return { ...file }
  }

  async assignment(caseId: string, manager: Manager, row: Row = {}): Promise<string> {
    const id = nextId()
    const assignment = { role: 'DEPUTY', valid_from: '2025-02-01', ...row }
    await this.#insert('app.case_assignment', {
      id,
      case_file: caseId,
      manager: manager.id,
      ...assignment,
    })
    return id
  }

  /** A talk, with its note when one is given. */
  async talk(
    manager: Pick<Manager, 'id'>,
    { note, ...row }: Row & { note?: string } = {},
  ): Promise<string> {
    const talk = {
      id: nextId(),
      case_file: null,
      manager: manager.id,
      municipality: this.municipality,
      held_on: '2026-02-10',
      unit: 'INDIVIDUAL',
      setting: 'COUNSELLING_OFFICE',
      channel: 'IN_PERSON',
      interpreter: 'NONE',
      topics: ['HOUSING'],
      ...row,
    }
    await this.#insert('app.consultation', talk)
    if (note) await this.#insert('app.consultation_note', { id: talk.id, text: note })
    return talk.id
  }

  /** What the Kreis has set for itself. */
  async settings(row: Row = {}): Promise<void> {
    await this.#insert('app.setting', { id: nextId(), help_de: `Hilfe ${this.ags}`, ...row })
  }

  /** A code of the Kreis's own, among the topics. */
  async code(row: Row = {}): Promise<string> {
    const code = {
      id: nextId(),
      list: 'TOPIC',
      code: 'OWN_GARTEN',
      label_de: 'Garten',
      label_en: 'Garden',
      maps_to: 'OTHER',
      position: 1,
      valid_from: '2025-01-01',
      ...row,
    }
    await this.#insert('app.code_extension', code)
    return code.id
  }

  /** That a manager moved the case on. */
  async statusChange(caseId: string, manager: Pick<Manager, 'id'>, row: Row = {}): Promise<string> {
    const steps = { from_status: 'PLANNING', to_status: 'ACTIVE', reason: 'Ziele vereinbart' }
    const change = { id: nextId(), changed_on: '2026-02-10', ...steps, ...row }
    const place = { case_file: caseId, manager: manager.id }
    await this.#insert('app.case_status_change', { ...change, ...place })
    return change.id
  }

  /** That a talk came to stand where it stands. */
  async correction(talk: string, manager: Pick<Manager, 'id'>, row: Row = {}): Promise<string> {
    const why = { kind: 'MOVED', corrected_on: '2026-02-10', reason: 'Falscher Fall' }
    const correction = { id: nextId(), ...why, ...row }
    const place = { consultation: talk, manager: manager.id }
    await this.#insert('app.consultation_correction', { ...correction, ...place })
    return correction.id
  }

  /** A job of nothing, in the hands of whoever `subject` is. */
  async job(row: Row): Promise<string> {
    const job = { id: nextId(), kind: 'REASSIGN_CASES', role: 'coordinator', total: 0, ...row }
    await this.#insert('app.job', job)
    return job.id
  }

  /** One that is done, and can be taken back; it left its one record alone. */
  async endedJob(subject: string): Promise<string> {
    const over = { state: 'DONE', ended_at: 'now', undo_until: '2100-01-01' }
    const job = await this.job({ subject, ...over, total: 1, done: 1 })
    const item = { job, position: 0, record: nextId(), version: 1, outcome: 'CLOSED' }
    await this.#insert('app.job_item', item)
    return job
  }

  async followUp(caseId: string, assignee: Manager, row: Row = {}): Promise<string> {
    const followUp = {
      id: nextId(),
      title: 'Anrufen',
      due_on: '2026-03-20',
      reason: 'CUSTOM',
      status: 'OPEN',
      ...row,
    }
    await this.#insert('app.follow_up', { ...followUp, case_file: caseId, assignee: assignee.id })
    return followUp.id
  }

  /** A document with a file that is really there. */
  readonly document: StoredFiles['document'] = (...asked) => this.#files.document(...asked)
  /** An upload that is complete, for a document of the case; its one piece is still there. */
  readonly upload: StoredFiles['upload'] = (...asked) => this.#files.upload(...asked)
  /** A limited link to a document, whose secret nobody has. */
  readonly link: StoredFiles['link'] = (...asked) => this.#files.link(...asked)
}
