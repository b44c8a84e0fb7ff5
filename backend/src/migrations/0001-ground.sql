-- The context, the three kinds of table, the one form of policy and of limit. Everything later stands on these.

create function app.tenant() returns text language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '');
--;;
grant execute on function app.tenant() to public;
--;;
-- the one door for context: transaction-local, the value checked by pattern ('08', '081' to '084', or a Kreis)
create function app.enter(tenant text) returns void language plpgsql as $$
begin
  if tenant is null or tenant !~ '^08([1-4]([0-9]{2})?)?$' then
    raise exception 'bad tenant' using errcode = '22023';
  end if;
  execute format('set local app.tenant = %L', tenant);
end $$;
--;;
grant execute on function app.enter(text) to digintm_tenant;
--;;
-- Forced row-level security with the one policy of this product, in the form the server wants:
-- a distributed table takes no sub-select, a plain one is 15 % faster with it.
create function app.protect(protected regclass) returns void language plpgsql as $$
declare
  form text := 'tenant = (select app.tenant())';
begin
  if exists (select from pg_extension where extname = 'citus') then
    form := 'tenant = app.tenant()';
  end if;
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format('create policy tenant_isolation on %s using (%s) with check (%s)', protected, form, form);
end $$;
--;;
-- For the tables of `reporting` alone: the ministry reads all tenants' figures, a tenant its own.
create function app.protect_reporting(protected regclass) returns void language plpgsql as $$
begin
  if (select relnamespace::regnamespace::text from pg_class where oid = protected) <> 'reporting' then
    raise exception '% is not in schema reporting', protected;
  end if;
  perform app.protect(protected);
  execute format('create policy ministry_reads on %s for select to digintm_reporting using (true)', protected);
end $$;
--;;
-- Which kind each table is: divided by tenant, small and the same on every server, or the platform's own in one place
-- and written while the product runs. Distributing them is another body of the same three functions; here they keep the
-- declaration, and the catalogue walk checks that none is missing.
create table platform.placement (
  relation text primary key,
  kind text not null check (kind in ('TENANT', 'REFERENCE', 'PLATFORM'))
);
--;;
create function app.place_tenant(placed regclass) returns void language sql as $$
  insert into platform.placement values
    ((select format('%s.%s', relnamespace::regnamespace, relname) from pg_class where oid = placed), 'TENANT')
$$;
--;;
create function app.place_reference(placed regclass) returns void language sql as $$
  insert into platform.placement values
    ((select format('%s.%s', relnamespace::regnamespace, relname) from pg_class where oid = placed), 'REFERENCE')
$$;
--;;
create function app.place_platform(placed regclass) returns void language sql as $$
  insert into platform.placement values
    ((select format('%s.%s', relnamespace::regnamespace, relname) from pg_class where oid = placed), 'PLATFORM')
$$;
--;;
select app.place_platform('platform.placement');
--;;
select app.place_platform('platform.migration');
--;;
select app.place_platform('platform.migration_turn');
--;;
comment on table platform.placement is 'retention: OPERATIONAL · which tables are divided by tenant, the same everywhere, or the platform''s own in one place';
--;;
create table platform.tenant (
  ags text primary key check (ags ~ '^08([1-4]([0-9]{2})?)?$'),
  name text not null unique,
  short text not null unique,
  kind text not null check (kind in ('MINISTRY', 'GOVERNMENT_DISTRICT', 'STADTKREIS', 'LANDKREIS')),
  parent text,
  active boolean not null default true
);
--;;
comment on table platform.tenant is 'retention: REFERENCE · directory of the organisations: Land, Regierungspräsidien, Kreise';
--;;
create table platform.revocation (
  kind text not null check (kind in ('SESSION', 'SUBJECT', 'REALM')),
  value text not null,
  not_before timestamptz not null,
  primary key (kind, value)
);
--;;
comment on table platform.revocation is 'retention: ACCESS · tokens issued before this moment are no longer accepted';
--;;
create function platform.revocation_moves_forward() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  if new.kind <> old.kind or new.value <> old.value or new.not_before < old.not_before then
    raise exception 'a revocation may only move forward' using errcode = '23514';
  end if;
  return new;
end $$;
--;;
create trigger revocation_moves_forward before update on platform.revocation
  for each row execute function platform.revocation_moves_forward();
--;;
create table platform.logout_token (
  issuer text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (issuer, jti)
);
--;;
comment on table platform.logout_token is 'retention: OPERATIONAL · logout tokens that were read, so that each counts once; kept as long as one may arrive';
--;;
select app.place_reference('platform.tenant');
--;;
select app.place_platform('platform.revocation');
--;;
select app.place_platform('platform.logout_token');
--;;
alter table platform.tenant add foreign key (parent) references platform.tenant (ags);
--;;
grant usage on schema app to digintm_tenant;
--;;
grant usage on schema platform to digintm_platform, digintm_tenant;
--;;
grant select on platform.tenant to digintm_platform, digintm_tenant;
--;;
grant select, insert, update (not_before) on platform.revocation to digintm_platform;
--;;
grant select, insert, delete on platform.logout_token to digintm_platform;
--;;
-- a loop, because a sub-query costs a third of the whole insert
create function app.all_distinct(codes text[]) returns boolean language plpgsql immutable parallel safe as $$
begin
  for position in 2 .. cardinality(codes) loop
    if codes[position] = any (codes[1 : position - 1]) then
      return false;
    end if;
  end loop;
  return true;
end $$;
--;;
grant execute on function app.all_distinct(text[]) to public;
--;;
-- each text of the list, and the list itself
create function app.within(list text[], longest_text int, longest_list int) returns boolean
  language plpgsql immutable parallel safe as $$
begin
  if cardinality(list) > longest_list then
    return false;
  end if;
  for position in 1 .. cardinality(list) loop
    if list[position] is null or char_length(list[position]) > longest_text then
      return false;
    end if;
  end loop;
  return true;
end $$;
--;;
grant execute on function app.within(text[], int, int) to public;
--;;
-- How long a text and how full a list may be is asked of what somebody writes, not of rows that stand as they are: a check
-- is tried at each update of a row, whichever column that is about.
create function app.refuse_beyond_limit() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'new row for relation "%" violates limit "%"', tg_table_name, tg_argv[0]
    using errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name, constraint = tg_argv[0];
end $$;
--;;
-- Holds what is new, and what changes in these columns, to a condition on `new`; like a check, unknown passes.
create function app.limit(limited regclass, name text, columns text[], condition text) returns void language plpgsql as $$
declare
  listed text := (select string_agg(quote_ident(c), ', ' order by at) from unnest(columns) with ordinality as l (c, at));
  changed text := (select string_agg(format('new.%1$I is distinct from old.%1$I', c), ' or ') from unnest(columns) as l (c));
  refuse text := format('execute function app.refuse_beyond_limit(%L)', name);
begin
  execute format('create trigger %I before insert on %s for each row when (not (%s)) %s',
    name || '_new', limited, condition, refuse);
  execute format('create trigger %I before update of %s on %s for each row when ((%s) and not (%s)) %s',
    name || '_changed', listed, limited, changed, condition, refuse);
end $$;
--;;
