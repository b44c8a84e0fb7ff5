-- Persons, households, cases. The person of a case stays where the case is.

create table app.person (
  tenant text not null default app.tenant(),
  id uuid not null,
  given_names text not null,
  family_name text not null,
  name_in_original_script text,
  birth_date date,
  birth_date_precision text not null default 'DAY'
    check (birth_date_precision in ('DAY', 'MONTH', 'YEAR', 'ESTIMATED')),
  gender text not null default 'UNSPECIFIED' check (gender in ('FEMALE', 'MALE', 'DIVERSE', 'UNSPECIFIED')),
  nationalities text[] not null default '{}',
  languages text[] not null default '{}',
  interpreter_needed boolean not null default false,
  phone text,
  email text,
  arrived_on date,
  municipality text not null,
  -- made by the application, whose rules have a version
  name_keys text[] not null default '{}',
  -- 0 when the names have no keys yet, or others than when the keys were made
  name_folding int not null default 0,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant, id)
);
--;;
comment on table app.person is 'retention: CASE_FILE · the people who are counselled';
--;;
create index person_name_folding on app.person (tenant, name_folding);
--;;
-- By which keys a person is found: one row for each, so that a btree answers under row-level security, where only
-- leakproof operators may use an index.
create table app.person_name_key (
  tenant text not null default app.tenant(),
  key text collate "C" not null,
  person uuid not null,
  primary key (tenant, key, person)
);
--;;
comment on table app.person_name_key is 'retention: CASE_FILE · folded names by which a person is found; gone with the person';
--;;
create index person_name_key_person on app.person_name_key (tenant, person);
--;;
create table app.household (
  tenant text not null default app.tenant(),
  id uuid not null,
  name text not null,
  version int not null default 1,
  primary key (tenant, id)
);
--;;
comment on table app.household is 'retention: CASE_FILE · people who are counselled together';
--;;
create table app.household_member (
  tenant text not null default app.tenant(),
  id uuid not null,
  household uuid not null,
  person uuid not null,
  role text not null check (role in ('HEAD', 'PARTNER', 'CHILD', 'OTHER')),
  valid_from date not null,
  valid_to date,
  primary key (tenant, id),
  check (valid_to >= valid_from)
);
--;;
comment on table app.household_member is 'retention: CASE_FILE · who belongs to a household, and when';
--;;
create index household_member_household on app.household_member (tenant, household);
--;;
create index household_member_person on app.household_member (tenant, person);
--;;
-- one head at a time
create unique index household_member_one_head on app.household_member (tenant, household)
  where role = 'HEAD' and valid_to is null;
--;;
create table app.case_file (
  tenant text not null default app.tenant(),
  id uuid not null,
  number text not null,
  unit text not null check (unit in ('INDIVIDUAL', 'FAMILY')),
  person uuid not null,
  household uuid,
  municipality text not null,
  organisation_unit uuid not null,
  manager uuid,
  status text not null check (status in (
    'INTAKE', 'CLEARING', 'PLANNING', 'SHORT_ADVICE', 'ACTIVE',
    'PAUSED', 'CLOSING', 'CLOSED', 'TRANSFER_PENDING', 'TRANSFERRED',
    'ANONYMISED')),
  urgency text not null default 'NORMAL' check (urgency in ('LOW', 'NORMAL', 'HIGH', 'CRISIS')),
  opened_on date not null,
  counselling_start date,
  informed_on date,
  consent_form text check (consent_form in ('WRITTEN', 'ORAL_DOCUMENTED', 'ANONYMOUS')),
  closed_on date,
  close_reason text,
  -- what the reason counts as in the whole state
  state_close_reason text,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  primary key (tenant, id),
  unique (tenant, number),
  -- R-CASE-4: beyond the intake a case has one responsible manager, and the person was informed
  constraint case_file_responsible check (status in ('INTAKE', 'CLOSED', 'ANONYMISED')
    or (manager is not null and informed_on is not null and consent_form is not null))
);
--;;
comment on table app.case_file is 'retention: CASE_FILE · cases; `manager` is the current MAIN of its assignments';
--;;
create index case_file_updated on app.case_file (tenant, updated_at desc, id desc);
--;;
create index case_file_manager on app.case_file (tenant, manager, updated_at desc, id desc);
--;;
create index case_file_person on app.case_file (tenant, person);
--;;
create index case_file_household on app.case_file (tenant, household);
--;;
create table app.case_assignment (
  tenant text not null default app.tenant(),
  id uuid not null,
  case_file uuid not null,
  manager uuid not null,
  role text not null check (role in ('MAIN', 'DEPUTY', 'CO')),
  valid_from date not null,
  valid_to date,
  primary key (tenant, id),
  check (valid_to >= valid_from)
);
--;;
comment on table app.case_assignment is 'retention: CASE_FILE · who was responsible for a case, and when';
--;;
create unique index case_assignment_one_main on app.case_assignment (tenant, case_file)
  where role = 'MAIN' and valid_to is null;
--;;
create index case_assignment_case on app.case_assignment (tenant, case_file);
--;;
create index case_assignment_manager on app.case_assignment (tenant, manager);
--;;
create table app.case_counter (
  tenant text not null default app.tenant(),
  year int not null,
  value int not null,
  primary key (tenant, year)
);
--;;
comment on table app.case_counter is 'retention: OPERATIONAL · last file number of the year; no sequence, its gaps would tell of others';
--;;
select app.place_tenant('app.person');
--;;
select app.place_tenant('app.person_name_key');
--;;
select app.place_tenant('app.household');
--;;
select app.place_tenant('app.household_member');
--;;
select app.place_tenant('app.case_file');
--;;
select app.place_tenant('app.case_assignment');
--;;
select app.place_tenant('app.case_counter');
--;;
alter table app.person
  add foreign key (municipality) references reference.municipality (ags);
--;;
alter table app.person_name_key
  add foreign key (tenant, person) references app.person (tenant, id) on delete cascade;
--;;
alter table app.household_member
  add foreign key (tenant, household) references app.household (tenant, id) on delete cascade;
--;;
alter table app.household_member
  add foreign key (tenant, person) references app.person (tenant, id);
--;;
alter table app.case_file
  add foreign key (municipality) references reference.municipality (ags);
--;;
alter table app.case_file
  add foreign key (tenant, person) references app.person (tenant, id);
--;;
alter table app.case_file
  add foreign key (tenant, household) references app.household (tenant, id);
--;;
alter table app.case_file
  add foreign key (tenant, organisation_unit) references app.organisation_unit (tenant, id);
--;;
alter table app.case_file
  add foreign key (tenant, manager) references app.integration_manager (tenant, id);
--;;
alter table app.case_assignment
  add foreign key (tenant, case_file) references app.case_file (tenant, id) on delete cascade;
--;;
alter table app.case_assignment
  add foreign key (tenant, manager) references app.integration_manager (tenant, id);
--;;
select app.protect('app.person');
--;;
select app.protect('app.person_name_key');
--;;
select app.protect('app.household');
--;;
select app.protect('app.household_member');
--;;
select app.protect('app.case_file');
--;;
select app.protect('app.case_assignment');
--;;
select app.protect('app.case_counter');
--;;
grant select, insert, update on app.person, app.household, app.household_member, app.case_file,
  app.case_assignment, app.case_counter to digintm_tenant;
--;;
grant select on app.person_name_key to digintm_tenant;
--;;
create function app.add_name_key(t text, p uuid, k text) returns void language plpgsql as $$
begin
  insert into app.person_name_key (tenant, key, person) values (t, k, p) on conflict do nothing;
end $$;
--;;
create function app.drop_name_key(t text, p uuid, k text) returns void language plpgsql as $$
begin
  delete from app.person_name_key where tenant = t and key = k and person = p;
end $$;
--;;
create function app.person_keys_inserted() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
begin
  for l in
    select tenant, id, unnest(name_keys) as key from new_rows order by tenant, id, key
  loop
    perform app.add_name_key(l.tenant, l.id, l.key);
  end loop;
  return null;
end $$;
--;;
create function app.person_keys_updated() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
begin
  for l in
    select tenant, id, key, sum(sign) as sign from (
      select tenant, id, unnest(name_keys) as key, -1 as sign from old_rows
      union all
      select tenant, id, unnest(name_keys), 1 from new_rows) as side
    group by tenant, id, key having sum(sign) <> 0 order by tenant, id, key
  loop
    if l.sign > 0 then
      perform app.add_name_key(l.tenant, l.id, l.key);
    else
      perform app.drop_name_key(l.tenant, l.id, l.key);
    end if;
  end loop;
  return null;
end $$;
--;;
create trigger person_keys_inserted after insert on app.person
  referencing new table as new_rows for each statement execute function app.person_keys_inserted();
--;;
create trigger person_keys_updated after update on app.person
  referencing old table as old_rows new table as new_rows for each statement execute function app.person_keys_updated();
--;;
-- whoever changes a name without new keys leaves a person who has to be folded again
create function app.person_renamed() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  new.name_folding := 0;
  return new;
end $$;
--;;
create trigger person_renamed before update on app.person for each row
  when ((old.given_names, old.family_name, old.name_in_original_script)
      is distinct from (new.given_names, new.family_name, new.name_in_original_script)
    and old.name_keys is not distinct from new.name_keys)
  execute function app.person_renamed();
--;;
select
  app.limit('app.person', 'person_given_names_length', '{given_names}', 'char_length(new.given_names) <= 200'),
  app.limit('app.person', 'person_family_name_length', '{family_name}', 'char_length(new.family_name) <= 200'),
  app.limit('app.person', 'person_original_length', '{name_in_original_script}',
    'char_length(new.name_in_original_script) <= 200'),
  app.limit('app.person', 'person_phone_length', '{phone}', 'char_length(new.phone) <= 50'),
  app.limit('app.person', 'person_email_length', '{email}', 'char_length(new.email) <= 254'),
  app.limit('app.person', 'person_nationalities_length', '{nationalities}',
    'app.within(new.nationalities, 3, 10) and app.all_distinct(new.nationalities)'),
  app.limit('app.person', 'person_languages_length', '{languages}',
    'app.within(new.languages, 3, 20) and app.all_distinct(new.languages)'),
  app.limit('app.person', 'person_arrived_in_life', '{arrived_on,birth_date}', 'new.arrived_on >= new.birth_date'),
  app.limit('app.household', 'household_name_length', '{name}', 'char_length(new.name) <= 200');
--;;
select
  app.hold_to_list('app.person', 'nationalities', 'NATIONALITY'),
  app.hold_to_list('app.person', 'languages', 'LANGUAGE'),
  app.hold_to_list('app.case_file', 'close_reason', 'CLOSE_REASON', 'state_close_reason');
--;;
