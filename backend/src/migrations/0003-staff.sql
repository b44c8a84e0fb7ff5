-- Who works where: organisation units, managers, and what a person may do in this tenant.

create table app.organisation_unit (
  tenant text not null default app.tenant(),
  id uuid not null,
  kind text not null check (kind in ('MUNICIPALITY', 'DISTRICT', 'PROVIDER')),
  name text not null,
  municipality text,
  version int not null default 1,
  primary key (tenant, id)
);
--;;
comment on table app.organisation_unit is 'retention: STAFF · employers inside a Kreis: municipalities, the Landratsamt, Träger';
--;;
create table app.integration_manager (
  tenant text not null default app.tenant(),
  id uuid not null,
  given_name text not null,
  family_name text not null,
  gender text not null check (gender in ('FEMALE', 'MALE', 'DIVERSE', 'UNSPECIFIED')),
  qualification text not null check (qualification in ('TYPE_A', 'TYPE_B', 'TYPE_C')),
  unit uuid not null,
  fte_hundredths int not null check (fte_hundredths between 25 and 100),
  languages text[] not null default '{}',
  active_from date not null,
  active_until date,
  version int not null default 1,
  primary key (tenant, id),
  check (active_until >= active_from)
);
--;;
comment on table app.integration_manager is 'retention: STAFF · integration managers with post and period';
--;;
create index integration_manager_unit on app.integration_manager (tenant, unit);
--;;
create table app.membership (
  tenant text not null default app.tenant(),
  id uuid not null,
  issuer text not null,
  subject text not null,
  login text not null,
  display_name text not null,
  role text not null check (role in (
    'integration_manager', 'team_lead', 'coordinator', 'municipality_officer', 'granting_officer',
    'ministry_analyst', 'statistics_steward', 'data_protection_officer', 'client', 'platform_operator')),
  unit uuid,
  manager uuid,
  valid_from date not null,
  valid_to date,
  primary key (tenant, id),
  unique (tenant, issuer, subject, role),
  check (valid_to >= valid_from)
);
--;;
comment on table app.membership is 'retention: ACCESS · which role a person holds in this organisation, and until when';
--;;
-- the sign-in looks a person up before any tenant is known
create index membership_subject on app.membership (issuer, subject);
--;;
select app.place_tenant('app.organisation_unit');
--;;
select app.place_tenant('app.integration_manager');
--;;
select app.place_tenant('app.membership');
--;;
alter table app.organisation_unit
  add foreign key (municipality) references reference.municipality (ags);
--;;
alter table app.integration_manager
  add foreign key (tenant, unit) references app.organisation_unit (tenant, id);
--;;
alter table app.membership
  add foreign key (tenant, unit) references app.organisation_unit (tenant, id);
--;;
alter table app.membership
  add foreign key (tenant, manager) references app.integration_manager (tenant, id);
--;;
select app.protect('app.organisation_unit');
--;;
select app.protect('app.integration_manager');
--;;
select app.protect('app.membership');
--;;
create policy platform_reads on app.membership for select to digintm_platform using (true);
--;;
grant select, insert, update on app.organisation_unit, app.integration_manager to digintm_tenant;
--;;
-- authority is read here and given elsewhere
grant select on app.membership to digintm_tenant;
--;;
grant usage on schema app to digintm_platform;
--;;
grant select on app.membership to digintm_platform;
--;;
