-- The case becomes editable: people, households, status and closing, follow-ups of their own, talks that are moved or
-- withdrawn.

-- a place to write to; what is known of birth dates says also that nothing is
alter table app.person add column address text;
--;;
alter table app.person drop constraint person_birth_date_precision_check;
--;;
alter table app.person add constraint person_birth_date_precision_check
  check (birth_date_precision in ('DAY', 'MONTH', 'YEAR', 'ESTIMATED', 'UNKNOWN')) not valid;
--;;
-- who joins or leaves changes the household, whose version counts it
alter table app.household add column members_changed_at timestamptz;
--;;
alter table app.case_file add column consent_withdrawn_on date;
--;;
create table app.case_status_change (
  tenant text not null default app.tenant(),
  id uuid not null,
  case_file uuid not null,
  from_status text not null check (from_status in (
    'INTAKE', 'CLEARING', 'PLANNING', 'SHORT_ADVICE', 'ACTIVE', 'PAUSED', 'CLOSING', 'CLOSED', 'TRANSFER_PENDING',
    'TRANSFERRED', 'ANONYMISED')),
  to_status text not null check (to_status in (
    'INTAKE', 'CLEARING', 'PLANNING', 'SHORT_ADVICE', 'ACTIVE', 'PAUSED', 'CLOSING', 'CLOSED', 'TRANSFER_PENDING',
    'TRANSFERRED', 'ANONYMISED')),
  changed_on date not null,
  reason text,
  manager uuid not null,
  primary key (tenant, id)
);
--;;
comment on table app.case_status_change is 'retention: CASE_FILE · what somebody decided about the course of a case; what talks bring about stands with them';
--;;
create index case_status_change_case on app.case_status_change (tenant, case_file, id);
--;;
-- null as long as the talk counts
alter table app.consultation add column withdrawn_on date;
--;;
create table app.consultation_correction (
  tenant text not null default app.tenant(),
  id uuid not null,
  consultation uuid not null,
  case_file uuid,
  kind text not null check (kind in ('MOVED', 'WITHDRAWN', 'RESTORED')),
  reason text,
  corrected_on date not null,
  manager uuid not null,
  primary key (tenant, id)
);
--;;
comment on table app.consultation_correction is 'retention: CASE_FILE · why a talk left a case or came back; `case_file` is the one that it stood on before';
--;;
create index consultation_correction_talk on app.consultation_correction (tenant, consultation, id);
--;;
select app.place_tenant('app.case_status_change');
--;;
select app.place_tenant('app.consultation_correction');
--;;
alter table app.case_status_change
  add foreign key (tenant, case_file) references app.case_file (tenant, id) on delete cascade;
--;;
alter table app.case_status_change
  add foreign key (tenant, manager) references app.integration_manager (tenant, id);
--;;
alter table app.consultation_correction
  add foreign key (tenant, consultation) references app.consultation (tenant, id) on delete cascade;
--;;
alter table app.consultation_correction
  add foreign key (tenant, case_file) references app.case_file (tenant, id);
--;;
alter table app.consultation_correction
  add foreign key (tenant, manager) references app.integration_manager (tenant, id);
--;;
select app.protect('app.case_status_change');
--;;
select app.protect('app.consultation_correction');
--;;
grant select, insert on app.case_status_change, app.consultation_correction to digintm_tenant;
--;;
select
  app.limit('app.person', 'person_address_length', '{address}', 'char_length(new.address) <= 300'),
  app.limit('app.case_status_change', 'case_status_change_reason_length', '{reason}', 'char_length(new.reason) <= 500'),
  app.limit('app.consultation_correction', 'consultation_correction_reason_length', '{reason}', 'char_length(new.reason) <= 500');
--;;
-- Whether what a manager did on a day may still be corrected: until a locked report covers it. There are no reports yet.
create function app.correctable(t text, manager uuid, day date) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as 'select true';
--;;
revoke execute on function app.correctable(text, uuid, date) from public;
--;;
grant execute on function app.correctable(text, uuid, date) to digintm_tenant;
--;;
-- what is withdrawn is not counted any more
drop trigger lines_inserted on app.consultation;
--;;
drop trigger lines_updated on app.consultation;
--;;
drop trigger lines_deleted on app.consultation;
--;;
drop function app.consultation_inserted(), app.consultation_updated(), app.consultation_deleted();
--;;
delete from platform.counted_line where relation = 'app.consultation';
--;;
select app.count_lines('app.consultation', 'not no_show and withdrawn_on is null', array[
  ('A', 'unit', 'held_on', '1'),
  ('B', 'setting', 'held_on', '1'),
  ('D', 'unnest(state_topics)', 'held_on', '1')]::app.line_declaration[]);
--;;
