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
  search_text text not null default '',
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant, id)
);
--;;
comment on table app.person is 'retention: CASE_FILE · the people who are counselled';
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
  close_reason text check (close_reason in (
    'GOALS_REACHED', 'HANDED_TO_REGULAR_SERVICES', 'MOVED_WITHIN_DISTRICT', 'MOVED_OTHER_DISTRICT', 'MOVED_OTHER_STATE',
    'RETURN_OR_DEPARTURE', 'DEPORTATION', 'CONTACT_LOST', 'DECLINED', 'CONSENT_WITHDRAWN',
    'DURATION_LIMIT', 'DECEASED', 'NOT_ELIGIBLE', 'OTHER')),
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
