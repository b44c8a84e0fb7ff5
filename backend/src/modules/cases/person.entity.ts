import { defineEntity, p } from '@mikro-orm/core'
import { concern } from '../../platform/audit/concerns.ts'
import { tenantKey, version } from '../../platform/database/tenant-entity.ts'
import { FOLDING, nameKeys } from '../names/name-keys.ts'
import { Municipality } from '../reference/municipality.entity.ts'
import { Gender } from '../staff/staff.codes.ts'
import { BirthDatePrecision } from './case.codes.ts'

export const PersonSchema = defineEntity({
  name: 'Person',
  schema: 'app',
  tableName: 'person',
  properties: {
    ...tenantKey(),
    givenNames: p.text().comment('Given names in Latin script; empty for a single name.'),
    familyName: p.text().comment('Family name in Latin script, or the single name.'),
    nameInOriginalScript: p.text().nullable().comment('Whole name in the script of origin.'),
    birthDate: p.date().nullable().comment('Birth date, as exact as `birthDatePrecision` says.'),
    birthDatePrecision: p
      .enum(() => BirthDatePrecision)
      .comment('How far the birth date is known.'),
    gender: p.enum(() => Gender).comment('Gender as recorded.'),
    nationalities: p.array().comment('Destatis nationality keys, three digits.'),
    languages: p.array().comment('Languages spoken, ISO 639.'),
    interpreterNeeded: p.boolean().comment('True when talks need an interpreter.'),
    phone: p.text().nullable().comment('Telephone number.'),
    email: p.text().nullable().comment('E-mail address.'),
    address: p.text().nullable().comment('Where letters go, in the lines of an envelope.'),
    arrivedOn: p.date().nullable().comment('Day of arrival in Germany.'),
    municipality: () =>
      p
        .manyToOne(Municipality)
        .joinColumns('municipality')
        .referencedColumnNames('ags')
        .comment('Where the person lives.'),
    nameKeys: p
      .array()
      .lazy()
      .onCreate(keysOfPerson)
      .onUpdate(keysOfPerson)
      .comment('Keys under which `search` finds the person.'),
    nameFolding: p
      .integer()
      .lazy()
      .onCreate(() => FOLDING)
      .onUpdate(() => FOLDING)
      .comment('Version of the rules by which the keys were made.'),
    version: version(),
  },
})

/** A client. Contact and birth data are class C1 (domain 11.3). */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person)
concern(Person, person => person)

interface Named {
  givenNames?: string
  familyName?: string
  nameInOriginalScript?: string | null
}

/** Whatever writes a name writes its keys. */
function keysOfPerson(person: unknown): string[] {
  const { givenNames, familyName, nameInOriginalScript = null } = person as Named
  if (givenNames === undefined || familyName === undefined)
    throw new Error('a person is written whose names were not read')
  return nameKeys([givenNames, familyName, nameInOriginalScript])
}
