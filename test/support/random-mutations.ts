import { Random } from '../../backend/src/demo/random.ts'
import type { Statement } from '../../backend/src/platform/database/statement.ts'

/** Where random mutations happen: few managers, months and codes, so that writers meet in the same cells. */
export interface Ground {
  tenant: string
  municipality: string
  managers: readonly string[]
  /** Of them those whose posts change, too; the others stay employed. */
  changing: readonly string[]
  units: readonly string[]
}

/** A statement, and as whom: the tenants' log-in may not delete facts, the superuser stands for the deletion run. */
export interface Mutation extends Statement {
  by: 'tenant' | 'admin'
}

const TOPICS = ['HOUSING', 'HEALTH', 'SCHOOL', 'LANGUAGE', 'OTHER']
const UNITS = ['FAMILY', 'INDIVIDUAL']
const SETTINGS = ['COUNSELLING_OFFICE', 'OUTREACH', 'ACCOMPANIMENT']
const GENDERS = ['FEMALE', 'MALE', 'DIVERSE', 'UNSPECIFIED']
const QUALIFICATIONS = ['TYPE_A', 'TYPE_B', 'TYPE_C']

const TALKS = `json_to_recordset($1::json) as r (id uuid, manager uuid, municipality text, held_on date, unit text,
  setting text, topics text[], no_show boolean, withdrawn_on date)`
const POSTS = `json_to_recordset($1::json) as r (id uuid, gender text, qualification text, unit uuid,
  fte_hundredths int, active_from date, active_until date, counted boolean)`

const SQL = {
  record: `insert into app.consultation (id, manager, municipality, held_on, unit, setting, topics, no_show,
      withdrawn_on)
    select r.* from ${TALKS} returning id`,
  correct: `update app.consultation c set manager = r.manager, held_on = r.held_on, unit = r.unit, setting = r.setting,
    topics = r.topics, no_show = r.no_show, withdrawn_on = r.withdrawn_on from ${TALKS} where c.id = r.id returning c.id`,
  delete: `delete from app.consultation where tenant = $1 and id = any ($2::uuid[]) returning id`,
  reassign: `update app.consultation set manager = $1 where manager = $2 and held_on = $3 returning id`,
  hire: `with post as (select * from ${POSTS}), hired as (
      insert into app.integration_manager (id, given_name, family_name, gender, qualification, unit, fte_hundredths,
        active_from, active_until)
      select id, 'Nina', 'Mohnfeld', gender, qualification, unit, fte_hundredths, active_from, active_until from post)
    insert into app.staff_period (manager, gender, qualification, fte_hundredths, valid_from, valid_to)
    select id, gender, qualification, fte_hundredths, active_from, active_until from post returning manager`,
  change: `update app.staff_period p set gender = r.gender, qualification = r.qualification,
    fte_hundredths = r.fte_hundredths, valid_from = r.active_from, valid_to = r.active_until, counted = r.counted
    from ${POSTS} where p.manager = r.id returning p.manager`,
  leave: `delete from app.integration_manager where tenant = $1 and id = any ($2::uuid[]) returning id`,
  regrade: `update app.staff_period p set qualification = $1 from app.integration_manager m
    where m.id = p.manager and m.unit = $2 and p.gender = $3 returning p.manager`,
}

/** One column of several talks at once. */
const COLUMNS = {
  held_on: 'date',
  unit: 'text',
  setting: 'text',
  topics: 'text[]',
  no_show: 'boolean',
  withdrawn_on: 'date',
  manager: 'uuid',
  minutes: 'int',
} as const

/** An endless, reproducible series of changes of facts that lines and staff movements are made of. */
export class Mutations {
  readonly #random: Random
  readonly #ground: Ground
  readonly #talks: string[] = []
  readonly #posts: string[] = []

  constructor(seed: number, ground: Ground) {
    this.#random = new Random(seed)
    this.#ground = ground
  }

  next(): Mutation {
    const luck = this.#random.next()
    if (this.#talks.length < 30 || luck < 0.34) return this.#record()
    if (luck < 0.52) return this.#correct()
    if (luck < 0.7) return this.#correctOneColumn()
    if (luck < 0.8) return this.#delete()
    if (luck < 0.86) return this.#reassign()
    return this.#staff(luck)
  }

  #record(): Mutation {
    const rows = this.#several(10, () => this.#talk(this.#random.uuid(20_000)))
    this.#talks.push(...rows.map(({ id }) => id))
    return byTenant('record', [JSON.stringify(rows)])
  }

  #correct(): Mutation {
    const rows = this.#some(this.#talks, 6).map(id => this.#talk(id))
    return byTenant('correct', [JSON.stringify(rows)])
  }

  #correctOneColumn(): Mutation {
    const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]
    const name = this.#random.pick(names)
    const value = name === 'minutes' ? this.#random.between(1, 600) : this.#talk('')[name]
    const text = `update app.consultation set ${name} = $1::${COLUMNS[name]} where id = any ($2::uuid[]) returning id`
    return { by: 'tenant', name: `set-${name}`, text, values: [value, this.#some(this.#talks, 8)] }
  }

  #delete(): Mutation {
    const ids = this.#some(this.#talks, 5)
    for (const id of ids) this.#talks.splice(this.#talks.indexOf(id), 1)
    return byAdmin('delete', [this.#ground.tenant, ids])
  }

  #reassign(): Mutation {
    const { managers } = this.#ground
    return byTenant('reassign', [
      this.#random.pick(managers),
      this.#random.pick(managers),
      this.#day(),
    ])
  }

  #staff(luck: number): Mutation {
    if (this.#posts.length < 5 || luck < 0.91) {
      const rows = this.#several(3, () => this.#post(this.#random.uuid(20_001)))
      this.#posts.push(...rows.map(({ id }) => id))
      return byTenant('hire', [JSON.stringify(rows)])
    }
    if (luck < 0.96) {
      const ids = this.#some([...this.#posts, ...this.#ground.changing], 3)
      return byAdmin('change', [JSON.stringify(ids.map(id => this.#post(id)))])
    }
    if (luck < 0.98)
      return byAdmin('regrade', [
        this.#random.pick(QUALIFICATIONS),
        this.#random.pick(this.#ground.units),
        this.#random.pick(GENDERS),
      ])
    const ids = this.#some(this.#posts, 2)
    for (const id of ids) this.#posts.splice(this.#posts.indexOf(id), 1)
    return byAdmin('leave', [this.#ground.tenant, ids])
  }

  #talk(id: string) {
    const topics = TOPICS.filter(() => this.#random.chance(0.4))
    return {
      id,
      manager: this.#random.pick(this.#ground.managers),
      municipality: this.#ground.municipality,
      held_on: this.#day(),
      unit: this.#random.pick(UNITS),
      setting: this.#random.pick(SETTINGS),
      topics: topics.length ? topics : ['OTHER'],
      no_show: this.#random.chance(0.1),
      withdrawn_on: this.#random.chance(0.1) ? '2025-07-01' : null,
    }
  }

  #post(id: string) {
    const until = `2025-${String(this.#random.between(7, 12)).padStart(2, '0')}-30`
    return {
      id,
      gender: this.#random.pick(GENDERS),
      qualification: this.#random.pick(QUALIFICATIONS),
      unit: this.#random.pick(this.#ground.units),
      fte_hundredths: this.#random.between(25, 100),
      active_from: this.#day(),
      active_until: this.#random.chance(0.5) ? until : null,
      counted: this.#random.chance(0.8),
    }
  }

  #day(): string {
    return `2025-0${this.#random.between(1, 6)}-1${this.#random.between(0, 9)}`
  }

  #several<Row>(most: number, make: () => Row): Row[] {
    return Array.from({ length: this.#random.between(1, most) }, make)
  }

  #some(known: readonly string[], most: number): string[] {
    return [...new Set(this.#several(most, () => this.#random.pick(known)))]
  }
}

const byTenant = (name: keyof typeof SQL, values: unknown[]): Mutation => ({
  by: 'tenant',
  name,
  text: SQL[name],
  values,
})
const byAdmin = (name: keyof typeof SQL, values: unknown[]): Mutation => ({
  ...byTenant(name, values),
  by: 'admin',
})
