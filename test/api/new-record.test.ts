import type { MikroORM } from '@mikro-orm/postgresql'
import { afterAll, expect, test } from 'vitest'
import { entities } from '../../backend/src/entities.ts'
import { Case } from '../../backend/src/modules/cases/case.entity.ts'
import { Person } from '../../backend/src/modules/cases/person.entity.ts'
import {
  Consultation,
  ConsultationNote,
} from '../../backend/src/modules/consultations/consultation.entity.ts'
import { Municipality } from '../../backend/src/modules/reference/municipality.entity.ts'
import { IntegrationManager } from '../../backend/src/modules/staff/integration-manager.entity.ts'
import { createOrm } from '../../backend/src/platform/database/orm.ts'
import { known, newRecord } from '../../backend/src/platform/writing/record.ts'

const orm: MikroORM = createOrm('postgresql://nobody@127.0.0.1:1/none', entities)
afterAll(() => orm.close())

const file = known(Case, { id: 'c', person: known(Person, { id: 'p' }), status: 'INTAKE' })
const facts = {
  tenant: '08226',
  heldOn: '2026-11-24',
  minutes: null,
  topics: ['HOUSING', 'HEALTH'] as const,
  languages: [],
  caseFile: file,
  manager: known(IntegrationManager, { id: 'm' }),
  municipality: known(Municipality, { ags: '08226001' }),
}
const talk = () => newRecord(orm, Consultation, facts as unknown as Partial<Consultation>)

/** What the statement writes, by column. */
function rowOf({ statement: { text, values } }: ReturnType<typeof talk>): Record<string, unknown> {
  const [, columns] = /\((.+?)\) values/.exec(text)!
  return Object.fromEntries(columns!.split(', ').map((column, at) => [column, values[at]]))
}

test('a new record is one insert of what is known, of its class’s defaults and of the keys of what it refers to', () => {
  const { statement, record } = talk()
  expect(statement.text).toMatch(/^insert into "app"\."consultation" \(.+\) values \(\$1, .+\)$/)
  expect(rowOf(talk())).toEqual({
    '"tenant"': '08226',
    '"id"': expect.stringMatching(/^[0-9a-f-]{36}$/),
    '"case_file"': 'c',
    '"manager"': 'm',
    '"municipality"': '08226001',
    '"held_on"': '2026-11-24',
    '"minutes"': null,
    '"languages"': '{}',
    '"topics"': '{HOUSING,HEALTH}',
    '"recorded_at"': expect.any(Date),
    '"version"': 1,
  })
  expect(record).toBeInstanceOf(Consultation)
  expect(statement.values).toContain(record.id)
})

test('its statement asks for nothing back, and the same facts make the same statement', () => {
  expect(talk().statement.text).not.toContain('returning')
  expect(talk().statement.name).toBe(talk().statement.name)
  expect(talk().record.id).not.toBe(talk().record.id)
})

test('the audit trail hears every column but the version, and finds the person', () => {
  const { written } = talk()
  expect(Object.keys(written.payload)).toEqual(
    expect.arrayContaining(['id', 'caseFile', 'heldOn', 'minutes', 'recordedAt']),
  )
  expect(written.payload).not.toHaveProperty('version')
  expect(written.entity).toHaveProperty('caseFile.person.id', 'p')
})

test('what is not stored stays out of the statement, and nothing is written without a tenant', () => {
  const { record } = talk()
  const note = { id: record.id, text: 'Notiz', talk: record }
  const { statement, written } = newRecord(orm, ConsultationNote, { tenant: '08226', ...note })
  expect(statement.text).toBe(
    'insert into "app"."consultation_note" ("tenant", "id", "text") values ($1, $2, $3)',
  )
  expect(written.entity).toHaveProperty('talk.caseFile.person.id', 'p')
  expect(() => newRecord(orm, ConsultationNote, note)).toThrow()
})

test('a record that is known has the ways of its class, and a change of it is its own', () => {
  const before = { status: 'INTAKE', counsellingStart: null } as const
  const seen = known(Case, before)
  expect(seen.counselledBy('2026-11-24')).toBe(false)
  seen.beginCounselling('2026-11-24')
  expect(seen.counselledBy('2026-11-23')).toBe(false)
  expect(seen.counselledBy('2026-11-24')).toBe(true)
  expect(before.status).toBe('INTAKE')
})
