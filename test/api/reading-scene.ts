import type { CaseFile, Kreis, Manager } from '../support/population.ts'
import type { World } from '../support/world.ts'

export const TENANT = '08226'
const MAUER = '08226048'

export interface Scene {
  eva: Manager
  /** Values of arguments and filters that hit and miss. */
  values: Record<string, readonly unknown[]>
}

const STATUS = ['ACTIVE', 'ACTIVE', 'PAUSED', 'PLANNING', 'CLOSED', 'TRANSFERRED', 'CLOSING']
const at = <T>(values: readonly T[], index: number): T => values[index % values.length]!
const day = (month: number, index: number): string =>
  `2026-${String(month).padStart(2, '0')}-${String(1 + (index % 4)).padStart(2, '0')}`

/** Three managers with deputies, families, talks and follow-ups, full of equal days and empty columns. */
export async function scene(world: World): Promise<Scene> {
  const kreis = await world.kreis(TENANT)
  const mauer = await kreis.employer({ kind: 'MUNICIPALITY', name: 'Mauer', municipality: MAUER })
  const eva = await kreis.manager('eva', { languages: ['de', 'uk'] })
  const nina = await kreis.manager('nina', {
    given_name: 'Nina',
    unit: mauer,
    fte_hundredths: 75,
    gender: 'DIVERSE',
  })
  const left = await kreis.manager('left', { family_name: 'Ahorn', active_until: '2025-12-31' })
  const ground: Ground = { kreis, mauer, managers: [eva, nina, left, null, eva] }
  const cases: string[] = []
  for (let index = 0; index < 14; index++) {
    const file = await caseNumber(index, ground)
    cases.push(file.id)
    await deputies(index, file, ground)
    await talks(index, file, ground)
    await followUps(index, file, ground)
    await documents(index, file, ground)
  }
  const other = await world.kreis('08111')
  const tom = await other.manager('tom')
  await other.talk(tom, { case_file: (await other.case(tom)).id })

  return {
    eva,
    values: {
      id: [...cases.slice(0, 6), '01900000-0000-7000-8000-000000000000'],
      caseId: [...cases.slice(0, 6), '01900000-0000-7000-8000-000000000000'],
      managerId: [eva.id, nina.id, tom.id],
      unitId: [kreis.unit, mauer, other.unit],
      municipality: [kreis.municipality, MAUER, '08111000', ''],
      text: ['2025-00001', '2025-00004', '2031-00001', 'x'],
      dueBy: ['2026-04-01', '2026-04-03', '2030-01-01', '2000-01-01'],
    },
  }
}

const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date())

interface Ground {
  kreis: Kreis
  mauer: string
  managers: readonly [Manager, Manager, ...(Manager | null)[]]
}

async function caseNumber(index: number, { kreis, mauer, managers }: Ground): Promise<CaseFile> {
  const manager = at(managers, index)
  const person = await kreis.person({
    given_names: at(['Olena', 'Amal', 'Tarek'], index),
    ...at([{}, { birth_date: '1990-05-17', phone: '0711 1', languages: ['uk', 'ar'] }], index),
    ...at([{}, { name_in_original_script: 'Олена Калина', nationalities: ['166'] }, {}], index),
  })
  const family = index % 2 === 1 && {
    household: await kreis.household(person, [await kreis.person()]),
    unit: 'FAMILY',
  }
  return kreis.case(manager, {
    person,
    ...family,
    urgency: at(['LOW', 'NORMAL', 'HIGH', 'CRISIS'], index),
    opened_on: day(1, index),
    updated_at: `2026-03-0${1 + (index % 3)} 10:00:00.00000${index % 2}+00`,
    organisation_unit: at([mauer, kreis.unit, kreis.unit], index),
    municipality: at([MAUER, kreis.municipality], index),
    ...(manager && { status: at(STATUS, index), counselling_start: day(1, index) }),
  })
}

/** One in five has a deputy, one in five had one. */
async function deputies(
  index: number,
  { id }: CaseFile,
  { kreis, managers }: Ground,
): Promise<void> {
  const [eva] = managers
  if (index % 5 === 1) await kreis.assignment(id, eva)
  if (index % 5 === 2)
    await kreis.assignment(id, eva, { valid_from: '2025-01-01', valid_to: '2025-06-30' })
}

async function talks(index: number, { id }: CaseFile, { kreis, managers }: Ground): Promise<void> {
  for (let talk = 0; talk < index % 6; talk++) await talkOn(talk, id, { kreis, managers })
}

async function talkOn(talk: number, id: string, { kreis, managers }: Omit<Ground, 'mauer'>) {
  const manager = managers[talk % 2 ? 1 : 0]
  const held = await kreis.talk(manager, {
    case_file: id,
    held_on: talk === 4 ? today() : day(2, talk),
    no_show: talk % 3 === 2,
    withdrawn_on: talk === 3 ? '2026-03-01' : null,
    ...(talk % 2 && { held_at: '14:30', minutes: 45, note: `Gespräch ${talk} „ü"\n\\` }),
    topics: at([['HOUSING'], ['HEALTH', 'FAMILY']], talk),
  })
  if (talk === 3) await kreis.correction(held, manager, { kind: 'WITHDRAWN', case_file: id })
}

async function documents(index: number, { id }: CaseFile, { kreis, managers }: Ground) {
  for (let document = 0; document < index % 3; document++)
    await kreis.document(id, managers[document ? 1 : 0], {
      added_at: `2026-03-0${1 + (index % 2)} 10:00:00+00`,
      kind: at(['IDENTITY', 'OTHER'], index),
      status: at(['ACTIVE', 'ACTIVE', 'WITHDRAWN'], index + document),
      ...(document && { language: 'uk', expires_on: '2027-01-31' }),
    })
}

async function followUps(index: number, { id }: CaseFile, { kreis, managers }: Ground) {
  for (let due = 0; due < index % 4; due++) {
    const status = at(['OPEN', 'OPEN', 'SNOOZED', 'DONE', 'CANCELLED'], index + due)
    await kreis.followUp(id, managers[due % 2 ? 1 : 0], {
      due_on: day(4, due * 2),
      status,
      done_on: status === 'DONE' ? '2026-03-01' : null,
    })
  }
}
