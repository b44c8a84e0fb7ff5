-- Who works where: organisation units, managers, accounts, and what a person may do in this tenant.

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
-- What is counted of a manager and from when to when; made anew by whatever changes posts, interruptions, gender or
-- qualification. A change in the middle of a month is written from its first on, so that no month counts twice.
create table app.staff_period (
  tenant text not null default app.tenant(),
  manager uuid not null,
  valid_from date not null,
  valid_to date,
  gender text not null check (gender in ('FEMALE', 'MALE', 'DIVERSE', 'UNSPECIFIED')),
  qualification text not null check (qualification in ('TYPE_A', 'TYPE_B', 'TYPE_C')),
  fte_hundredths int not null check (fte_hundredths > 0),
  -- false while no funded post is held
  counted boolean not null default true,
  primary key (tenant, manager, valid_from),
  check (valid_to >= valid_from),
  exclude using gist (tenant with =, manager with =, daterange(valid_from, valid_to, '[]') with &&)
);
--;;
comment on table app.staff_period is 'retention: STAFF · what is counted of a manager, period by period without overlaps';
--;;
create table app.membership (
  tenant text not null default app.tenant(),
  id uuid not null,
  issuer text not null,
  subject text not null,
  login text not null,
  display_name text not null,
  role text not null check (role in (
    'integration_manager', 'team_lead', 'coordinator', 'municipality_officer', 'funding_officer',
    'granting_officer', 'ministry_analyst', 'statistics_steward', 'data_protection_officer', 'client', 'platform_operator')),
  manager uuid,
  valid_from date not null,
  valid_to date,
  -- a suspended function comes back with its account, a revoked one when it is granted again
  status text not null default 'HELD' check (status in ('HELD', 'SUSPENDED', 'REVOKED')),
  primary key (tenant, id),
  unique (tenant, issuer, subject, role),
  check (valid_to >= valid_from)
);
--;;
comment on table app.membership is 'retention: ACCESS · which role a person holds in this organisation, and until when';
--;;
-- The part of the organisation that a membership is limited to; without any it is the whole of what its role may.
create table app.membership_scope (
  tenant text not null default app.tenant(),
  membership uuid not null,
  kind text not null check (kind in ('UNIT', 'TEAM', 'MUNICIPALITY')),
  -- of the unit or team, or the municipality's AGS
  id text not null,
  primary key (tenant, membership, kind, id)
);
--;;
comment on table app.membership_scope is 'retention: ACCESS · units, teams and municipalities that a membership is limited to';
--;;
-- the sign-in looks a person up before any tenant is known
create index membership_subject on app.membership (issuer, subject);
--;;
create table app.account (
  tenant text not null default app.tenant(),
  id uuid not null,
  issuer text,
  subject text,
  login text,
  display_name text not null,
  email text,
  state text not null check (state in ('INVITED', 'ACTIVE', 'DISABLED')),
  invited_role text check (invited_role in (
    'integration_manager', 'team_lead', 'coordinator', 'municipality_officer', 'funding_officer')),
  invited_manager uuid,
  changed_at timestamptz not null default now(),
  version int not null default 1,
  primary key (tenant, id),
  unique (tenant, issuer, subject),
  unique (tenant, email),
  check (email = lower(email)),
  check (state <> 'INVITED' or subject is null),
  check (state <> 'ACTIVE' or subject is not null),
  check (subject is not null or (email is not null and invited_role is not null)),
  check ((issuer is null) = (subject is null))
);
--;;
comment on table app.account is 'retention: ACCESS · people with access to this organisation, and those who are invited to it';
--;;
create function app.account_of_membership() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
begin
  for l in
    select distinct on (tenant, issuer, subject) tenant, id, issuer, subject, login, display_name
    from new_rows order by tenant, issuer, subject, id
  loop
    insert into app.account (tenant, id, issuer, subject, login, display_name, state)
      values (l.tenant, l.id, l.issuer, l.subject, l.login, l.display_name, 'ACTIVE')
      on conflict (tenant, issuer, subject) do nothing;
  end loop;
  return null;
end $$;
--;;
create trigger account_of_membership after insert on app.membership
  referencing new table as new_rows
  for each statement execute function app.account_of_membership();
--;;
select app.place_tenant('app.organisation_unit');
--;;
select app.place_tenant('app.integration_manager');
--;;
select app.place_tenant('app.staff_period');
--;;
select app.place_tenant('app.membership');
--;;
select app.place_tenant('app.membership_scope');
--;;
select app.place_tenant('app.account');
--;;
alter table app.organisation_unit
  add foreign key (municipality) references reference.municipality (ags);
--;;
alter table app.integration_manager
  add foreign key (tenant, unit) references app.organisation_unit (tenant, id);
--;;
alter table app.staff_period
  add foreign key (tenant, manager) references app.integration_manager (tenant, id) on delete cascade;
--;;
alter table app.membership_scope
  add foreign key (tenant, membership) references app.membership (tenant, id) on delete cascade;
--;;
alter table app.membership
  add foreign key (tenant, manager) references app.integration_manager (tenant, id);
--;;
select app.protect('app.organisation_unit');
--;;
select app.protect('app.integration_manager');
--;;
alter table app.account
  add foreign key (tenant, invited_manager) references app.integration_manager (tenant, id);
--;;
select app.protect('app.staff_period');
--;;
select app.protect('app.membership');
--;;
select app.protect('app.membership_scope');
--;;
select app.protect('app.account');
--;;
create policy platform_reads on app.membership for select to digintm_platform using (true);
--;;
create policy platform_reads on app.membership_scope for select to digintm_platform using (true);
--;;
grant select, insert, update on app.organisation_unit, app.integration_manager to digintm_tenant;
--;;
grant select, insert, update (status, manager, valid_from, valid_to) on app.membership to digintm_tenant;
--;;
grant select, insert, delete on app.staff_period, app.membership_scope to digintm_tenant;
--;;
grant select, insert, update, delete on app.account to digintm_tenant;
--;;
grant usage on schema app to digintm_platform;
--;;
grant select on app.membership, app.membership_scope to digintm_platform;
--;;
select
  -- the issuer's names are longer than one that somebody is invited by
  app.limit('app.account', 'account_display_name_length', '{display_name}',
    $$char_length(new.display_name) <= case new.state when 'INVITED' then 100 else 600 end$$),
  app.limit('app.account', 'account_email_length', '{email}', 'char_length(new.email) <= 254');
--;;
select app.hold_to_list('app.integration_manager', 'languages', 'LANGUAGE');
--;;
