import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { reference, tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { CaseUnit } from '../cases/case.codes.ts'
import { Case } from '../cases/case.entity.ts'
import { Municipality } from '../reference/municipality.entity.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import { Channel, Interpreter, Setting } from './consultation.codes.ts'

export const ConsultationSchema = defineEntity({
  name: 'Consultation',
  schema: 'app',
  tableName: 'consultation',
  properties: {
    ...tenantKey(),
    caseFile: () =>
      reference(Case, 'case_file')
        .nullable()
        .comment('The case; null for an anonymous or one-off talk.'),
    manager: () => reference(IntegrationManager, 'manager').comment('Who held the talk.'),
    municipality: () =>
      p
        .manyToOne(Municipality)
        .joinColumns('municipality')
        .referencedColumnNames('ags')
        .comment('Where it was held.'),
    heldOn: p.date().comment('Day of the talk.'),
    heldAt: p.time().nullable().comment('Time of day, when recorded.'),
    minutes: p.integer().nullable().comment('Length in minutes, without travel.'),
    travelMinutes: p.integer().nullable().comment('Travel in minutes.'),
    unit: p
      .enum(() => CaseUnit)
      .comment('Talk with one person or with a family; a family talk is one record.'),
    setting: p.enum(() => Setting).comment('Exactly one setting (R-SES-1).'),
    channel: p.enum(() => Channel).comment('By which means it was held.'),
    participants: p.integer().comment('Clients who took part.'),
    languages: p.array().comment('Languages spoken, ISO 639.'),
    interpreter: p.enum(() => Interpreter).comment('Who interpreted.'),
    topics: p.array().comment('What it was about, codes of the list TOPIC; at least one.'),
    noShow: p.boolean().comment('True when nobody came; such a talk does not count (R-SES-4).'),
    withdrawnOn: p
      .date()
      .nullable()
      .comment('Day on which it was withdrawn; null as long as it counts.'),
    recordedAt: p
      .datetime()
      .onCreate(() => new Date())
      .comment('When it was entered.'),
    noteCorrectedAt: p
      .datetime()
      .nullable()
      .serializedName('note')
      .comment('When the note last got another text; null while it is the first.'),
    version: version(),
  },
})

/** A counselling talk (domain 6.8), the unit that the activity report counts. */
export class Consultation extends ConsultationSchema.class {}
ConsultationSchema.setClass(Consultation)
concern(Consultation, talk => talk.caseFile?.person)

const ConsultationNoteSchema = defineEntity({
  name: 'ConsultationNote',
  schema: 'app',
  tableName: 'consultation_note',
  properties: {
    ...tenantKey(),
    text: p.text().comment('What was said; class C2, reading is audited.'),
  },
})

/** The note of a talk, in a table of its own so that it can be encrypted without touching facts. */
export class ConsultationNote extends ConsultationNoteSchema.class {
  /** Not stored: the talk whose id it carries, so that the audit trail finds the person. */
  declare talk?: Consultation
}
ConsultationNoteSchema.setClass(ConsultationNote)
concern(ConsultationNote, note => note.talk?.caseFile?.person)
