import type { DatabaseUrls } from '../../backend/src/platform/database/roles.ts'
import { withClient } from '../../backend/src/platform/database/roles.ts'

export const TENANTS = ['08111', '08226'] as const

/** The same id everywhere: only the tenant tells the rows apart. */
export const ID = '01900000-0000-7000-8000-000000000001'

/** As long as a wrapped key. */
const BYTES = `\\x${'00'.repeat(60)}`

/** One row in every tenant table, twice: equal in all natural keys, so that each denial has its positive control. */
export async function fillTwoTenants(urls: DatabaseUrls): Promise<void> {
  await withClient(urls.admin, async client => {
    for (const tenant of TENANTS) {
      await client.query('begin')
      await client.query('select app.enter($1)', [tenant])
      for (const statement of rows(tenant === '08111' ? '08111000' : '08226013'))
        await client.query(statement)
      await client.query('commit')
    }
  })
}

function rows(municipality: string): string[] {
  return [
    `insert into app.organisation_unit (id, kind, name) values ('${ID}', 'DISTRICT', 'Amt')`,
    `insert into app.integration_manager (id, given_name, family_name, gender, qualification, unit, fte_hundredths, active_from)
     values ('${ID}', 'Eva', 'Sternau', 'FEMALE', 'TYPE_A', '${ID}', 100, '2025-01-15')`,
    `insert into app.staff_period (manager, gender, qualification, fte_hundredths, valid_from)
     values ('${ID}', 'FEMALE', 'TYPE_A', 100, '2025-01-15')`,
    `insert into app.membership (id, issuer, subject, login, display_name, role, manager, valid_from)
     values ('${ID}', 'i', 's', 'eva', 'Eva Sternau', 'integration_manager', '${ID}', '2025-01-01')`,
    `insert into app.membership_scope (membership, kind, id) values ('${ID}', 'UNIT', '${ID}')`,
    `insert into app.person (id, given_names, family_name, municipality, name_keys)
     values ('${ID}', 'Olena', 'Kalyna', '${municipality}', '{wolena}')`,
    `insert into app.household (id, name) values ('${ID}', 'Familie Kalyna')`,
    `insert into app.household_member (id, household, person, role, valid_from)
     values ('${ID}', '${ID}', '${ID}', 'HEAD', '2025-02-01')`,
    `insert into app.case_file (id, number, unit, person, household, municipality, organisation_unit, manager, status,
       opened_on, informed_on, consent_form)
     values ('${ID}', '2025-00001', 'FAMILY', '${ID}', '${ID}', '${municipality}', '${ID}', '${ID}', 'ACTIVE',
       '2025-02-01', '2025-02-01', 'WRITTEN')`,
    `insert into app.case_assignment (id, case_file, manager, role, valid_from)
     values ('${ID}', '${ID}', '${ID}', 'MAIN', '2025-02-01')`,
    `insert into app.case_status_change (id, case_file, from_status, to_status, changed_on, manager)
     values ('${ID}', '${ID}', 'PLANNING', 'ACTIVE', '2025-03-01', '${ID}')`,
    `insert into app.case_counter (year, value) values (2025, 1)`,
    `insert into app.code_extension (id, list, code, label_de, label_en, maps_to, position, valid_from)
     values ('${ID}', 'TOPIC', 'OWN_GARTEN', 'Garten', 'Garden', 'OTHER', 1, '2025-01-01')`,
    `insert into app.setting (id, help_de) values ('${ID}', 'Telefon')`,
    `insert into app.consultation (id, case_file, manager, municipality, held_on, unit, setting, topics)
     values ('${ID}', '${ID}', '${ID}', '${municipality}', '2025-03-03', 'FAMILY', 'OUTREACH', '{HOUSING,HEALTH}')`,
    `insert into app.consultation_correction (id, consultation, case_file, kind, reason, corrected_on, manager)
     values ('${ID}', '${ID}', '${ID}', 'MOVED', 'Falscher Fall', '2025-03-04', '${ID}')`,
    `insert into app.consultation_note (id, text) values ('${ID}', 'Vertraulich')`,
    `insert into app.follow_up (id, case_file, title, due_on, reason, assignee)
     values ('${ID}', '${ID}', 'Anrufen', '2025-04-01', 'CUSTOM', '${ID}')`,
    `insert into app.tenant_key (version, root, wrapped) values (1, '00112233aabbccdd', '${BYTES}')`,
    `insert into app.upload (id, subject, kind, thing, type, size, challenge, expires_at)
     values ('${ID}', 's', 'documents', '${ID}', 'application/pdf', 9, '\\x${'00'.repeat(32)}', '2099-01-01')`,
    `insert into app.upload_piece (upload, starts_at, size, object, key_version, data_key)
     values ('${ID}', 0, 4, '${ID}', 1, '${BYTES}')`,
    `insert into app.file (id, kind, type, size, object, key_version, data_key)
     values ('${ID}', 'documents', 'application/pdf', 9, '${ID}', 1, '${BYTES}')`,
    `insert into app.document (id, case_file, file, kind, title, added_by)
     values ('${ID}', '${ID}', '${ID}', 'OTHER', 'Brief', '${ID}')`,
    `insert into app.limited_link (id, purpose, thing, case_file, recipient, reason, agreed_on, last_day, hash, most_uses, made_by)
     values ('${ID}', 'DOCUMENT', '${ID}', '${ID}', 'Jobcenter', 'Antrag', '2025-03-01', '2099-01-01', '\\x${'00'.repeat(32)}', 40, '${ID}')`,
    `insert into reporting.cell_status (period, block, code, decision, status)
     values ('2025-Q1', 'A', '', '${ID}', 'PRIMARY')`,
    `insert into reporting.period_closing (number, quarter, last_day, decision) values (1, '2025-Q1', '2025-03-31', '${ID}')`,
    `insert into app.job (id, kind, subject, role, total) values ('${ID}', 'REASSIGN_CASES', 's', 'coordinator', 1)`,
    `insert into app.job_item (job, position, record, version) values ('${ID}', 1, '${ID}', 1)`,
    `insert into app.outbox (id, kind, record) values ('${ID}', 'FOLLOW', '${ID}')`,
    `insert into app.audit_entry (id, kind, subject, role, action, entity, entity_id, request_id)
     values ('${ID}', 'WRITE', 's', 'integration_manager', 'openCase', 'CaseFile', '${ID}', 'r')`,
    `insert into app.record_change (record, version, subject, changed) values ('${ID}', 2, 's', '{minutes}')`,
    `insert into app.idempotency_key (subject, operation, key, input_hash) values ('s', 'openCase', '${ID}', 'h')`,
  ]
}
