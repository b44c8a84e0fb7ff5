import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.ts'
import { fillTwoTenants, ID, TENANTS } from '../support/two-tenants.ts'

let urls: FreshDatabase
let client: pg.Client
let tables: { name: string; readable: boolean; writable: boolean; deletable: boolean }[]
const [OWN, FOREIGN] = TENANTS

beforeAll(async () => {
  urls = await freshDatabase()
  await fillTwoTenants(urls)
  client = new pg.Client({ connectionString: urls.tenant })
  await client.connect()
  tables = await asAdmin(
    urls,
    `select relation as name,
       has_table_privilege('digintm_tenant', relation, 'SELECT') as readable,
       has_any_column_privilege('digintm_tenant', relation, 'UPDATE') as writable,
       has_table_privilege('digintm_tenant', relation, 'DELETE') as deletable
     from platform.placement where kind = 'TENANT' order by 1`,
  )
})
afterAll(async () => {
  await client.end()
  await urls.drop()
})

/** Work in a tenant's context, or in none; nothing of it stays. */
async function within<T>(tenant: string | null, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    if (tenant !== null) await client.query('select app.enter($1)', [tenant])
    return await work()
  } finally {
    await client.query('rollback')
  }
}

async function refusal(text: string, values: unknown[] = []): Promise<string | undefined> {
  await client.query('savepoint s')
  try {
    await client.query(text, values)
    return undefined
  } catch (error) {
    await client.query('rollback to s')
    return error instanceof pg.DatabaseError ? error.code : String(error)
  }
}

/** Of tables where the role may change some columns only: one of them. */
const CHANGEABLE: Record<string, string> = {
  'app.limited_link': 'version',
  'app.code_extension': 'position',
  'app.file': 'state',
  'app.idempotency_key': 'entity',
  'app.job': 'done',
  'app.job_item': 'outcome',
  'app.membership': 'status',
  'app.outbox': 'due_at',
  'app.setting': 'help_de',
  'app.tenant_key': 'wrapped',
  'app.upload': 'state',
}

describe('every tenant table', () => {
  test('RLS-5 shows the own rows only, with a condition or without', async () => {
    for (const { name } of tables.filter(table => table.readable)) {
      await within(OWN, async () => {
        const { rows } = await client.query<{ tenant: string }>(`select tenant from ${name}`)
        expect(rows.length, name).toBeGreaterThan(0)
        expect(
          rows.every(row => row.tenant === OWN),
          name,
        ).toBe(true)
        const foreign = await client.query(`select 1 from ${name} where tenant = $1`, [FOREIGN])
        expect(foreign.rows, name).toEqual([])
      })
    }
  })

  test('RLS-5 shows nothing without a context and takes nothing', async () => {
    await within(null, async () => {
      for (const { name, readable, writable } of tables) {
        if (readable) expect((await client.query(`select 1 from ${name}`)).rows, name).toEqual([])
        if (writable && readable) {
          const column = CHANGEABLE[name] ?? 'tenant'
          const change = await client.query(`update ${name} set ${column} = ${column}`)
          expect(change.rowCount, name).toBe(0)
        }
      }
      expect(await refusal(`insert into app.household (id, name) values ($1, 'x')`, [ID])).toMatch(
        /42501|23502/,
      )
      const named = `insert into app.household (tenant, id, name) values ($1, gen_random_uuid(), 'x')`
      expect(await refusal(named, [OWN])).toBe('42501')
    })
  })

  test('RLS-5 changes and deletes the own rows only', async () => {
    for (const { name } of tables.filter(table => table.writable)) {
      await within(OWN, async () => {
        const column = CHANGEABLE[name] ?? 'tenant'
        const all = await client.query(`update ${name} set ${column} = ${column}`)
        expect(all.rowCount, name).toBe(1)
        const foreign = await client.query(
          `update ${name} set ${column} = ${column} where tenant = $1`,
          [FOREIGN],
        )
        expect(foreign.rowCount, name).toBe(0)
      })
    }
    for (const { name } of tables.filter(table => table.deletable))
      await within(OWN, async () => {
        expect(
          (await client.query(`delete from ${name} where tenant = $1`, [FOREIGN])).rowCount,
        ).toBe(0)
        expect((await client.query(`delete from ${name}`)).rowCount).toBe(1)
      })
  })

  test('RLS-2 refuses to be emptied, changed or read by locking', async () => {
    await within(OWN, async () => {
      for (const { name, deletable } of tables) {
        expect(await refusal(`truncate ${name}`), name).toBe('42501')
        expect(await refusal(`alter table ${name} no force row level security`), name).toBe('42501')
        if (!deletable) expect(await refusal(`delete from ${name}`), name).toBe('42501')
      }
    })
  })
})

test('a row never moves to another tenant', async () => {
  await within(OWN, async () => {
    expect(await refusal('update app.household set tenant = $1', [FOREIGN])).toBe('42501')
  })
})

test("RLS-3 another tenant's row cannot be referred to", async () => {
  const stranger = '01900000-0000-7000-8000-0000000000ff'
  await asAdmin(urls, `insert into app.household (tenant, id, name) values ($1, $2, 'x')`, [
    FOREIGN,
    stranger,
  ])
  const text = `insert into app.household_member (id, household, person, role, valid_from)
    values (gen_random_uuid(), $1, $2, 'OTHER', '2025-01-01')`
  await within(OWN, async () => expect(await refusal(text, [stranger, ID])).toBe('23503'))
  await within(OWN, async () => expect(await refusal(text, [ID, ID])).toBeUndefined())
})

test('RLS-8 natural keys of one tenant are free in another and the answer is the same', async () => {
  const take = `insert into app.case_file (id, number, unit, person, municipality, organisation_unit, status, opened_on)
    values (gen_random_uuid(), $1, 'INDIVIDUAL', $2, '08111000', $2, 'INTAKE', '2025-05-05')`
  await asAdmin(urls, `update app.case_file set number = '2025-09999' where tenant = $1`, [FOREIGN])
  await within(OWN, async () => {
    expect(await refusal(take, ['2025-09999', ID])).toBeUndefined()
    expect(await refusal(take, ['2025-00001', ID])).toBe('23505')
  })
})

test('RLS-10 an error about a protected row carries no detail of it', async () => {
  await within(OWN, async () => {
    await client.query('savepoint s')
    const error: unknown = await client
      .query(`insert into app.household (tenant, id, name) values ($1, $2, 'Geheim')`, [OWN, ID])
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(pg.DatabaseError)
    expect((error as pg.DatabaseError).detail ?? '').not.toContain('Geheim')
    await client.query('rollback to s')
  })
})

test('AUD-1 the audit trail is written, not read, changed or emptied, not even by the superuser', async () => {
  await within(OWN, async () => {
    for (const text of [
      'select * from app.audit_entry',
      `update app.audit_entry set subject = 'x'`,
      'delete from app.audit_entry',
    ])
      expect(await refusal(text)).toBe('42501')
  })
  for (const text of [
    `update app.audit_entry set subject = 'x'`,
    'delete from app.audit_entry',
    'truncate app.audit_entry',
  ])
    await expect(asAdmin(urls, text)).rejects.toThrow('the audit trail is not changed')
})

test('a revocation only moves forward', async () => {
  const set = (at: string) =>
    asAdmin(
      urls,
      `insert into platform.revocation values ('SUBJECT', 's', $1)
       on conflict (kind, value) do update set not_before = excluded.not_before`,
      [at],
    )
  await set('2026-01-02T00:00:00Z')
  await set('2026-01-03T00:00:00Z')
  await expect(set('2026-01-01T00:00:00Z')).rejects.toThrow('only move forward')
})

test('R-CASE-4 beyond the intake a case has a manager and an informed person', async () => {
  await within(OWN, async () => {
    for (const column of ['manager', 'informed_on', 'consent_form'])
      expect(await refusal(`update app.case_file set ${column} = null`), column).toBe('23514')
    expect(
      await refusal(`update app.case_file set status = 'INTAKE', manager = null`),
    ).toBeUndefined()
  })
})

test('a talk has at least one topic, each known and named once', async () => {
  await within(OWN, async () => {
    for (const topics of ['{}', '{HOUSING,HEALTH,HOUSING}', '{WEATHER}'])
      expect(await refusal('update app.consultation set topics = $1', [topics]), topics).toBe(
        '23514',
      )
    expect(await refusal(`update app.consultation set topics = '{HOUSING,SCHOOL}'`)).toBeUndefined()
  })
})
