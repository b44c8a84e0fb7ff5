/** `$1` tenant, `$2` manager: own and deputised cases (R-CASE-5). */
const OWN = `(c.manager = $2::uuid or c.id in (select a.case_file from app.case_assignment a where a.tenant = $1
  and a.manager = $2::uuid and a.role = 'DEPUTY' and (now() at time zone 'Europe/Berlin')::date
    between a.valid_from and coalesce(a.valid_to, 'infinity')))`

const person = (alias: string, more = ''): string =>
  `json_build_object('id', ${alias}.id, 'displayName', ${alias}.given_names || ' ' || ${alias}.family_name${more})`
const MANAGER = `(select json_build_object('id', m.id, 'displayName', m.given_name || ' ' || m.family_name)
  from app.integration_manager m where m.tenant = $1 and m.id = c.manager)`
const MUNICIPALITY = `(select json_build_object('ags', g.ags, 'name', g.name) from reference.municipality g where g.ags = c.municipality)`

export const LIST = `
select json_build_object('data', json_build_object('cases', json_build_object('nodes', json_agg(o) filter (where n <= 50),
  'pageInfo', json_build_object('hasNextPage', count(*) = 51, 'endCursor', min(at || '|' || id) filter (where n <= 50)))))::text j
from (select c.id, c.updated_at::text at, row_number() over (order by c.updated_at desc, c.id desc) n, json_build_object('id', c.id, 'number', c.number, 'unit', c.unit,
    'status', c.status, 'urgency', c.urgency, 'openedOn', c.opened_on,
    'person', (select ${person('p', `, 'nameInOriginalScript', p.name_in_original_script`)}
      from app.person p where p.tenant = $1 and p.id = c.person),
    'municipality', ${MUNICIPALITY}, 'manager', ${MANAGER},
    'lastConsultation', (select json_build_object('id', t.id, 'heldOn', t.held_on, 'setting', t.setting, 'topics', t.topics)
      from app.consultation t where t.tenant = $1 and t.case_file = c.id and not t.no_show and t.withdrawn_on is null
      order by t.held_on desc, t.id desc limit 1)) o
  from app.case_file c where c.tenant = $1 and ${OWN} order by c.updated_at desc, c.id desc limit 51) s`

export const DETAIL = `
select json_build_object('data', json_build_object('case', json_build_object('id', c.id, 'number', c.number,
  'unit', c.unit, 'status', c.status, 'urgency', c.urgency, 'openedOn', c.opened_on,
  'counsellingStart', c.counselling_start, 'informedOn', c.informed_on, 'consentForm', c.consent_form,
  'person', (select ${person(
    'p',
    `, 'nameInOriginalScript', p.name_in_original_script, 'birthDate', p.birth_date,
      'gender', p.gender, 'languages', p.languages, 'interpreterNeeded', p.interpreter_needed, 'phone', p.phone, 'email', p.email`,
  )}
    from app.person p where p.tenant = $1 and p.id = c.person),
  'household', (select json_build_object('id', h.id,
      'size', (select count(*) from app.household_member m where m.tenant = $1 and m.household = h.id and m.valid_to is null),
      'members', (select json_agg(json_build_object('id', m.id, 'role', m.role,
          'person', (select ${person('p', `, 'birthDate', p.birth_date`)} from app.person p where p.tenant = $1 and p.id = m.person))
        order by m.valid_from, m.id) from app.household_member m where m.tenant = $1 and m.household = h.id))
    from app.household h where h.tenant = $1 and h.id = c.household),
  'municipality', ${MUNICIPALITY},
  'organisationUnit', (select json_build_object('id', u.id, 'name', u.name) from app.organisation_unit u
    where u.tenant = $1 and u.id = c.organisation_unit),
  'manager', ${MANAGER},
  'followUps', (select coalesce(json_agg(json_build_object('id', f.id, 'title', f.title, 'dueOn', f.due_on, 'reason', f.reason,
      'status', f.status, 'doneOn', f.done_on, 'version', f.version) order by f.due_on, f.id), '[]')
    from app.follow_up f where f.tenant = $1 and f.case_file = c.id and f.status in ('OPEN', 'SNOOZED')),
  'consultations', (select json_build_object('nodes', coalesce(json_agg(o) filter (where n <= 20), '[]'),
      'pageInfo', json_build_object('hasNextPage', count(*) = 21, 'endCursor', min(s.held_on || '|' || s.id) filter (where n <= 20)))
    from (select t.id, t.held_on, row_number() over (order by t.held_on desc, t.id desc) n, json_build_object('id', t.id, 'heldOn', t.held_on, 'minutes', t.minutes, 'unit', t.unit,
        'setting', t.setting, 'channel', t.channel, 'participants', t.participants, 'languages', t.languages,
        'interpreter', t.interpreter, 'topics', t.topics, 'noShow', t.no_show, 'version', t.version,
        'manager', (select json_build_object('id', m.id, 'displayName', m.given_name || ' ' || m.family_name)
          from app.integration_manager m where m.tenant = $1 and m.id = t.manager)) o
      from app.consultation t where t.tenant = $1 and t.case_file = c.id
      order by t.held_on desc, t.id desc limit 21) s))))::text j
from app.case_file c where c.tenant = $1 and c.id = $3 and ${OWN}`

/** Claim, check, talk, audit and case in one statement; `$4` subject … `$14` request. */
export const RECORD = `
with claim as (insert into app.idempotency_key (tenant, subject, operation, key, input_hash, entity, entity_id)
    values ($1, $4, 'recordConsultation', $5, $6, 'Consultation', $7::uuid) returning key),
  file as (update app.case_file c set updated_at = now() where c.tenant = $1 and c.id = $3
    and c.status not in ('CLOSED', 'TRANSFERRED', 'ANONYMISED') and ${OWN} returning c.id, c.person, c.municipality),
  talk as (insert into app.consultation (tenant, id, case_file, manager, municipality, held_on, minutes, unit, setting,
      channel, participants, topics)
    select $1, $7::uuid, f.id, $2::uuid, f.municipality, $8, $9, $10, $11, $12, $13, $14 from file f returning id)
insert into app.audit_entry (tenant, id, kind, subject, role, action, entity, entity_id, person, changed, request_id)
select $1, uuidv7(), 'WRITE', $4, 'integration_manager', 'recordConsultation', 'Consultation', t.id, f.person,
  '{id,caseFile,manager,municipality,heldOn,minutes,unit,setting,channel,participants,topics}', $15
from talk t, file f`

/** What the web UI shows of a talk that it has recorded. */
export const RECORDED = `
select json_build_object('data', json_build_object('recordConsultation', json_build_object('clientMutationId', $3::text,
  'consultation', json_build_object('id', t.id, 'heldOn', t.held_on, 'case', (select json_build_object('id', c.id,
      'number', c.number, 'person', (select ${person('p')} from app.person p where p.tenant = $1 and p.id = c.person),
      'lastConsultation', (select json_build_object('id', l.id) from app.consultation l where l.tenant = $1
        and l.case_file = c.id and not l.no_show and l.withdrawn_on is null order by l.held_on desc, l.id desc limit 1),
      'nextFollowUp', (select json_build_object('id', f.id) from app.follow_up f where f.tenant = $1 and f.case_file = c.id
        and f.status in ('OPEN', 'SNOOZED') order by f.due_on, f.id limit 1))
    from app.case_file c where c.tenant = $1 and c.id = t.case_file)))))::text j
from app.consultation t where t.tenant = $1 and t.id = $2`

interface FigureSql {
  name: string
  code: string
  block: string
  dimensions: readonly string[]
  share: boolean
}

const FIGURES: readonly FigureSql[] = [
  {
    name: 'regions',
    code: 'KF-13',
    block: 'B',
    dimensions: ['GOVERNMENT_DISTRICT', 'SETTING'],
    share: false,
  },
  { name: 'topics', code: 'KF-18', block: 'D', dimensions: ['TOPIC'], share: true },
  { name: 'units', code: 'KF-14', block: 'A', dimensions: ['UNIT'], share: true },
  { name: 'settings', code: 'KF-16', block: 'B', dimensions: ['SETTING'], share: true },
]

/** `$1` first day, `$2` last day, `$3` first day of the period before. */
export const MINISTRY = `select json_build_object('data', json_build_object(${FIGURES.map(figureSql).join(',')}))::text j`

function figureSql({ name, block, dimensions, share }: FigureSql): string {
  const regional = dimensions.includes('GOVERNMENT_DISTRICT')
  const value = share ? 'l.v / nullif(sum(l.v) over (), 0)::float8' : 'l.v'
  const keys = dimensions.map(dimension =>
    dimension === 'GOVERNMENT_DISTRICT'
      ? `json_build_object('dimension', '${dimension}', 'code', l.region, 'label',
          (select g.name from reporting.government_district g where g.ags = l.region))`
      : `json_build_object('dimension', '${dimension}', 'code', l.code, 'label', l.code)`,
  )
  return `'${name}', (select json_build_object('territory', '08', 'territoryLabel', 'Baden-Württemberg',
      'total', json_build_object('value', sum(v), 'status', 'PUBLISHED'),
      'previousTotal', json_build_object('value', sum(previous), 'status', 'PUBLISHED'), 'rows', json_agg(row))
    from (select l.v, l.previous, json_build_object('keys', json_build_array(${keys.join(',')}), 'cell', json_build_object(
        'value', ${value}, 'numerator', l.v, 'denominator', ${share ? 'sum(l.v) over ()' : 'null'}, 'status', 'PUBLISHED')) as row
      from (select ${regional ? 'left(d.tenant, 3)' : 'null'} region, d.code,
          coalesce(sum(d.value) filter (where d.month >= $1), 0)::int v,
          coalesce(sum(d.value) filter (where d.month < $1), 0)::int previous
        from reporting.district_line d where d.block = '${block}' and d.month between $3 and $2
        group by 1, 2 order by 1, 2) l) s)`
}
