const OWN = `c.tenant = current_setting('app.tenant') and (c.manager = current_setting('app.manager')::uuid
    or c.id in (select a.case_file from app.case_assignment a where a.tenant = current_setting('app.tenant')
      and a.manager = current_setting('app.manager')::uuid and a.role = 'DEPUTY' and (now() at time zone 'Europe/Berlin')::date
    between a.valid_from and coalesce(a.valid_to, 'infinity')))`

/** Totals and rows of a key figure from the lines, as far as its dimensions are asked for. */
const FIGURE = `
create function bench.figure(code text, "from" date, "to" date, by text[]) returns bench.figure_table
language sql stable as $$
  with line as (
    select case when 'GOVERNMENT_DISTRICT' = any(by) then left(l.tenant, 3) end region,
      case when by && '{SETTING,UNIT,TOPIC}' then l.code end code,
      coalesce(sum(l.value) filter (where l.month >= "from"), 0)::int v,
      coalesce(sum(l.value) filter (where l.month < "from"), 0)::int previous
    from reporting.district_line l
    where l.block = case when 'SETTING' = any(by) then 'B' when 'TOPIC' = any(by) then 'D'
        when 'UNIT' = any(by) then 'A' else coalesce((select k.numerator_block from reporting.key_figure k
          where k.code = figure.code order by k.version desc limit 1), 'A') end
      and l.month between ("from" - ("to" - "from") - 1) and "to"
    group by 1, 2),
  cell as (select line.*, sum(v) over (partition by region)::int whole from line)
  select row('08', 'Baden-Württemberg', (select sum(v) from line), (select sum(previous) from line),
    (select array_agg(row(region, (select g.name from reporting.government_district g where g.ags = region), cell.code,
        case when k.kind = 'SHARE' then v / nullif(whole, 0)::float8 else v end,
        v, case when k.kind = 'SHARE' then whole end, 'PUBLISHED')::bench.figure_row
      order by region, cell.code) from cell))::bench.figure_table
  from reporting.key_figure k where k.code = figure.code order by k.version desc limit 1
$$`

/** The whole of recording a talk where PostGraphile wants it: in one function of the database. */
const RECORD = `
create function bench.record_consultation(client_mutation uuid, case_id uuid, held_on date, minutes int, unit text,
  setting text, channel text, participants int, topics text[], request uuid) returns app.consultation
language plpgsql volatile as $$
declare
  file app.case_file;
  talk app.consultation;
  me text := current_setting('app.subject');
  mine text := encode(sha256(convert_to(concat_ws('|', case_id, held_on, minutes, unit, setting, channel,
    participants, topics), 'UTF8')), 'base64');
begin
  insert into app.idempotency_key (subject, operation, key, input_hash)
    values (me, 'recordConsultation', client_mutation, mine) on conflict do nothing;
  if not found then raise exception 'seen before'; end if;
  select c.* into file from app.case_file c where c.id = case_id and ${OWN};
  if not found or file.status in ('CLOSED', 'TRANSFERRED', 'ANONYMISED') then raise exception 'no such case'; end if;
  update app.case_file c set updated_at = now() where c.tenant = file.tenant and c.id = file.id;
  insert into app.consultation (id, case_file, manager, municipality, held_on, minutes, unit, setting, channel,
      participants, topics)
    values (uuidv7(), file.id, current_setting('app.manager')::uuid, file.municipality, record_consultation.held_on,
      record_consultation.minutes, record_consultation.unit, record_consultation.setting,
      record_consultation.channel, record_consultation.participants, record_consultation.topics)
    returning * into talk;
  insert into app.audit_entry (id, kind, subject, role, action, entity, entity_id, person, changed, request_id)
    values (uuidv7(), 'WRITE', me, 'integration_manager', 'recordConsultation', 'Consultation', talk.id, file.person,
      '{id,caseFile,manager,municipality,heldOn,minutes,unit,setting,channel,participants,topics}', request::text);
  update app.idempotency_key k set entity = 'Consultation', entity_id = talk.id
    where k.tenant = file.tenant and k.subject = me and k.operation = 'recordConsultation' and k.key = client_mutation;
  return talk;
end $$`

/**
 * What PostGraphile needs in the bench's database: a log-in that becomes the same roles as ours, and functions where
 * its users write functions. Run again at every start.
 */
export const COMPETITORS: readonly string[] = [
  `do $$ begin
    if not exists (select from pg_roles where rolname = 'bench_competitor') then
      create role bench_competitor login noinherit;
    end if;
  end $$`,
  `grant digintm_tenant, digintm_reporting to bench_competitor with inherit false, set true`,
  `grant connect on database digintm_bench to bench_competitor`,
  `grant execute on function pg_catalog.set_config(text, text, boolean) to bench_competitor, digintm_tenant, digintm_reporting`,
  `drop schema if exists bench cascade`,
  `create schema bench`,
  `create type bench.figure_row as (territory text, label text, code text, value float8, numerator int, denominator int, status text)`,
  `create type bench.figure_table as (territory text, territory_label text, total int, previous_total int, rows bench.figure_row[])`,
  FIGURE,
  `create function bench.my_cases() returns setof app.case_file language sql stable as $$
    select c.* from app.case_file c where ${OWN} order by c.updated_at desc, c.id desc $$`,
  `create function bench.my_case(id uuid) returns app.case_file language sql stable as $$
    select c.* from app.case_file c where c.id = my_case.id and ${OWN} $$`,
  RECORD,
  `grant usage on schema bench to digintm_tenant, digintm_reporting`,
  `grant execute on all functions in schema bench to digintm_tenant, digintm_reporting`,
]
