-- Roles and schemas of one DigIntM database. Run as superuser inside that database, before the migrations; may be run again.
-- The log-ins have no password here: `prepareServer` sets them, or whoever runs the server does (`alter role … password`).
-- One statement per message: the line with two dashes and two semicolons ends each.
do $$
declare name text;
begin
  if not exists (select from pg_roles where rolname = 'digintm_owner') then
    create role digintm_owner nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  foreach name in array array['digintm_tenant', 'digintm_reporting', 'digintm_platform', 'digintm_granting',
    'digintm_links', 'digintm_migration'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I login noinherit nosuperuser nobypassrls nocreatedb nocreaterole', name);
    end if;
  end loop;
end $$;
--;;
-- SET alone: the migration log-in becomes the owner by saying so and inherits nothing
grant digintm_owner to digintm_migration with admin false, inherit false, set true;
--;;
alter role digintm_tenant set statement_timeout = '10s';
--;;
alter role digintm_tenant set lock_timeout = '2s';
--;;
alter role digintm_tenant set idle_in_transaction_session_timeout = '15s';
--;;
alter role digintm_reporting set statement_timeout = '10s';
--;;
alter role digintm_reporting set lock_timeout = '5s';
--;;
alter role digintm_reporting set idle_in_transaction_session_timeout = '15s';
--;;
alter role digintm_platform set statement_timeout = '10s';
--;;
alter role digintm_platform set lock_timeout = '5s';
--;;
alter role digintm_platform set idle_in_transaction_session_timeout = '15s';
--;;
alter role digintm_granting set statement_timeout = '10s';
--;;
alter role digintm_granting set lock_timeout = '5s';
--;;
alter role digintm_granting set idle_in_transaction_session_timeout = '15s';
--;;
alter role digintm_links set statement_timeout = '5s';
--;;
alter role digintm_links set lock_timeout = '2s';
--;;
alter role digintm_links set idle_in_transaction_session_timeout = '5s';
--;;
alter role digintm_migration set lock_timeout = '10s';
--;;
do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to digintm_tenant, digintm_reporting, digintm_platform, digintm_granting,
    digintm_links, digintm_migration', current_database());
end $$;
--;;
revoke all on schema public from public;
--;;
-- the context comes in by app.enter alone: an injected expression must not be able to change it
revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
--;;
create schema if not exists app authorization digintm_owner;
--;;
create schema if not exists reference authorization digintm_owner;
--;;
create schema if not exists platform authorization digintm_owner;
--;;
create schema if not exists reporting authorization digintm_owner;
--;;
create schema if not exists funding authorization digintm_owner;
--;;
-- periods of one manager that may not overlap
create extension if not exists btree_gist schema public;
--;;
-- functions are called by whom a migration names, not by everybody
alter default privileges for role digintm_owner revoke execute on functions from public;
