-- Who has access in this organisation, and what still has to reach the issuer of their tokens.

create table app.account (
  tenant text not null default app.tenant(),
  id uuid not null,
  issuer text,
  subject text,
  login text,
  display_name text not null,
  email text,
  state text not null check (state in ('INVITED', 'ACTIVE', 'DISABLED')),
  invited_role text check (invited_role in ('integration_manager', 'team_lead', 'coordinator', 'municipality_officer')),
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
create table app.outbox (
  tenant text not null default app.tenant(),
  id uuid not null,
  kind text not null,
  record uuid not null,
  attempts int not null default 0,
  due_at timestamptz not null default now(),
  primary key (tenant, id)
);
--;;
comment on table app.outbox is 'retention: OPERATIONAL · what has to happen outside after a change; gone once it has';
--;;
create index outbox_due on app.outbox (tenant, due_at);
--;;
-- a suspended function comes back with its account, a revoked one when it is granted again
alter table app.membership add column status text not null default 'HELD'
  check (status in ('HELD', 'SUSPENDED', 'REVOKED'));
--;;
-- whoever has a function has an account
create function app.account_of_membership() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.account (tenant, id, issuer, subject, login, display_name, state)
    select distinct on (tenant, issuer, subject) tenant, id, issuer, subject, login, display_name, 'ACTIVE'
    from new_rows
    on conflict (tenant, issuer, subject) do nothing;
  return null;
end $$;
--;;
create trigger account_of_membership after insert on app.membership
  referencing new table as new_rows
  for each statement execute function app.account_of_membership();
--;;
-- those who were here before; row-level security holds for this too, so one tenant after the other
do $$
declare
  organisation text;
begin
  for organisation in select ags from platform.tenant loop
    perform app.enter(organisation);
    insert into app.account (tenant, id, issuer, subject, login, display_name, state)
      select distinct on (issuer, subject) tenant, id, issuer, subject, login, display_name, 'ACTIVE'
      from app.membership where tenant = organisation order by issuer, subject, valid_from;
  end loop;
end $$;
--;;
select app.place_tenant('app.account');
--;;
select app.place_tenant('app.outbox');
--;;
alter table app.account
  add foreign key (tenant, invited_manager) references app.integration_manager (tenant, id);
--;;
select app.protect('app.account');
--;;
select app.protect('app.outbox');
--;;
grant select, insert, update, delete on app.account to digintm_tenant;
--;;
grant select, insert, update (attempts, due_at), delete on app.outbox to digintm_tenant;
--;;
grant insert, update (status, unit, manager, valid_from, valid_to) on app.membership to digintm_tenant;
--;;
