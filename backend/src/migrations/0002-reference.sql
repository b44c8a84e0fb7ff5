-- Reference data: small, public, written by the platform alone, the same for every tenant.

create table reference.government_district (
  ags text primary key check (ags ~ '^08[1-4]$'),
  name text not null unique,
  short text not null unique
);
--;;
comment on table reference.government_district is 'retention: REFERENCE · the four Regierungsbezirke';
--;;
create table reference.district (
  ags text primary key check (ags ~ '^08[1-4][0-9]{2}$'),
  name text not null,
  display_name text not null unique,
  short text not null unique,
  kind text not null check (kind in ('STADTKREIS', 'LANDKREIS')),
  government_district text not null,
  region text not null,
  seat text not null,
  population int not null,
  population_on date not null,
  tile_row int not null,
  tile_col int not null,
  nuts3 text not null,
  unique (tile_row, tile_col)
);
--;;
comment on table reference.district is 'retention: REFERENCE · the 44 Kreise; names occur twice, display names do not';
--;;
create table reference.municipality (
  ags text primary key check (ags ~ '^08[0-9]{6}$'),
  name text not null,
  official_name text not null,
  kind text not null check (kind in ('STADTKREIS', 'GROSSE_KREISSTADT', 'STADT', 'GEMEINDE')),
  district text not null,
  population int not null,
  population_on date not null,
  lon numeric not null,
  lat numeric not null,
  valid_from date not null,
  valid_to date
);
--;;
comment on table reference.municipality is 'retention: REFERENCE · the 1,101 Gemeinden with the territory valid in a period';
--;;
create index municipality_district on reference.municipality (district);
--;;
-- What people choose from, as data (R-CODE-1): adding a code is adding a row. States of a machine stay types.
create table reference.code_list (
  list text primary key check (list ~ '^[A-Z_]+$'),
  label_de text not null,
  label_en text not null,
  -- whether a tenant may add codes of its own, each counted under one of these
  extensible boolean not null,
  -- the list of the groups that its codes belong to
  grouped_by text
);
--;;
comment on table reference.code_list is 'retention: REFERENCE · lists of codes';
--;;
create table reference.code_list_version (
  list text not null,
  version int not null check (version > 0),
  valid_from date not null,
  source text not null,
  primary key (list, version)
);
--;;
comment on table reference.code_list_version is 'retention: REFERENCE · editions of a list, and where each comes from';
--;;
create table reference.code (
  list text not null,
  -- never like a tenant's own
  code text not null check (code ~ '^[A-Za-z0-9_]{1,60}$' and not starts_with(code, 'OWN_')),
  -- the edition that brought it
  version int not null,
  position int not null,
  reporting_group text,
  -- null: from the beginning
  valid_from date,
  valid_to date,
  -- what is chosen in its place after `valid_to`
  successor text,
  primary key (list, code),
  check (valid_to >= valid_from),
  check (successor is null or valid_to is not null)
);
--;;
comment on table reference.code is 'retention: REFERENCE · codes; one that is retired stays, because records have it';
--;;
create table reference.code_label (
  list text not null,
  code text not null,
  -- of the product's eight; German and English are always there
  language text not null check (language in ('de', 'en', 'ar', 'fa', 'fr', 'ti', 'tr', 'uk')),
  label text not null check (label <> ''),
  primary key (list, code, language)
);
--;;
comment on table reference.code_label is 'retention: REFERENCE · what a code is called';
--;;
create table reference.key_figure (
  code text not null,
  version int not null,
  label_de text not null,
  label_en text not null,
  definition_de text not null,
  definition_en text not null,
  numerator_de text not null,
  denominator_de text,
  kind text not null check (kind in ('COUNT', 'SHARE', 'RATIO', 'HEADS')),
  -- a block of lines, or staff; of its codes these alone, null for all
  numerator_block text not null check (numerator_block in ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'HEADS', 'FTE')),
  numerator_codes text[] check (cardinality(numerator_codes) > 0),
  denominator_block text check (denominator_block in ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'HEADS', 'FTE')),
  denominator_codes text[] check (cardinality(denominator_codes) > 0),
  dimensions text[] not null check (cardinality(dimensions) > 0),
  source_chapter text not null,
  valid_from date not null,
  primary key (code, version),
  check ((kind in ('SHARE', 'RATIO')) = (denominator_block is not null)),
  check ((denominator_de is null) = (denominator_block is null)),
  check (denominator_codes is null or denominator_block is not null),
  check ((kind = 'HEADS') = (denominator_block is null and numerator_block in ('HEADS', 'FTE')))
);
--;;
comment on table reference.key_figure is 'retention: REFERENCE · key figures as data: formula, labels, dimensions, version';
--;;
-- One source a figure and period; a figure without one is reported by nobody.
create table reference.key_figure_source (
  code text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null check (source in ('LIVE')),
  primary key (code, valid_from)
);
--;;
comment on table reference.key_figure_source is 'retention: REFERENCE · where the values of a key figure come from, and of which days';
--;;
select app.place_reference('reference.government_district');
--;;
select app.place_reference('reference.district');
--;;
select app.place_reference('reference.municipality');
--;;
select app.place_reference('reference.code_list');
--;;
select app.place_reference('reference.code_list_version');
--;;
select app.place_reference('reference.code');
--;;
select app.place_reference('reference.code_label');
--;;
select app.place_reference('reference.key_figure');
--;;
select app.place_reference('reference.key_figure_source');
--;;
alter table reference.district
  add foreign key (government_district) references reference.government_district (ags);
--;;
alter table reference.municipality add foreign key (district) references reference.district (ags);
--;;
alter table reference.code_list add foreign key (grouped_by) references reference.code_list (list);
--;;
alter table reference.code_list_version add foreign key (list) references reference.code_list (list);
--;;
alter table reference.code add foreign key (list, version) references reference.code_list_version (list, version);
--;;
alter table reference.code add foreign key (list, successor) references reference.code (list, code);
--;;
alter table reference.code_label add foreign key (list, code) references reference.code (list, code);
--;;
grant usage on schema reference to digintm_tenant, digintm_platform;
--;;
grant select on all tables in schema reference to digintm_tenant, digintm_platform;
--;;
-- A tenant's additions, each counted under a state-wide code for good: what it maps to is never changed.
create table app.code_extension (
  tenant text not null default app.tenant(),
  id uuid not null,
  list text not null,
  code text not null check (code ~ '^OWN_[A-Z0-9_]{1,56}$'),
  label_de text not null check (char_length(label_de) between 1 and 200),
  label_en text not null check (char_length(label_en) between 1 and 200),
  maps_to text not null,
  position int not null,
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  primary key (tenant, id),
  unique (tenant, list, code),
  check (valid_to >= valid_from)
);
--;;
comment on table app.code_extension is 'retention: REFERENCE · codes that a Kreis has added to lists, and what they count as';
--;;
-- Which columns hold codes of which list; whoever verifies the lines looks for orphans in them.
create table platform.coded_column (
  relation text not null,
  column_name text not null,
  list text not null,
  -- what the codes count as, for lists that a tenant may add to
  state_column text,
  primary key (relation, column_name)
);
--;;
comment on table platform.coded_column is 'retention: OPERATIONAL · columns that hold codes of a list';
--;;
select app.place_tenant('app.code_extension');
--;;
select app.place_platform('platform.coded_column');
--;;
alter table app.code_extension add foreign key (list, maps_to) references reference.code (list, code);
--;;
select app.protect('app.code_extension');
--;;
grant select, insert, update (label_de, label_en, position, valid_to, version) on app.code_extension to digintm_tenant;
--;;
create function app.extensible(of_list text) returns boolean language plpgsql stable as $$
begin
  return (select l.extensible from reference.code_list l where l.list = of_list);
end $$;
--;;
create function app.refuse_closed_list() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  if app.extensible(new.list) then
    return new;
  end if;
  raise exception 'list % takes no additions', new.list using errcode = 'check_violation', schema = 'app',
    table = 'code_extension', constraint = 'code_extension_of_closed_list';
end $$;
--;;
-- after, so that the policy has been asked first
create trigger code_extension_of_closed_list after insert on app.code_extension
  for each row execute function app.refuse_closed_list();
--;;
-- What a code of a tenant counts as in the whole state; null when nobody knows it. Called by triggers, as whoever writes.
create function app.state_code(t text, of_list text, known text) returns text language plpgsql stable as $$
begin
  if starts_with(known, 'OWN_') then
    return (select e.maps_to from app.code_extension e where e.tenant = t and e.list = of_list and e.code = known);
  end if;
  return (select c.code from reference.code c where c.list = of_list and c.code = known);
end $$;
--;;
-- The same of several, each once, in the order of their first appearance; null when one of them is not known.
create function app.state_codes(t text, of_list text, known text[]) returns text[] language plpgsql stable as $$
declare
  states text[] := '{}';
  state text;
begin
  if known is null then
    return null;
  end if;
  for position in 1 .. cardinality(known) loop
    state := app.state_code(t, of_list, known[position]);
    if state is null then
      return null;
    end if;
    if state <> all (states) then
      states := states || state;
    end if;
  end loop;
  return states;
end $$;
--;;
grant execute on function app.extensible(text), app.state_code(text, text, text), app.state_codes(text, text, text[])
  to digintm_tenant;
--;;
-- Holds a column to the codes of a list, and writes what they count as beside it, where a tenant may add to the list;
-- not asked of rows that stand as they are. Empty lists pass, and nothing.
create function app.hold_to_list(held regclass, named text, of_list text, state_column text default null)
  returns void language plpgsql as $$
declare
  relation text := (select format('%s.%s', relnamespace::regnamespace, relname) from pg_class where oid = held);
  name text := format('%s_%s_listed', split_part(relation, '.', 2), named);
  resolve text := (
    select case format_type(atttypid, atttypmod) when 'text[]' then 'app.state_codes' else 'app.state_code' end
    from pg_attribute where attrelid = held and attname = named);
  resolved text := format('%s(new.tenant, %L, new.%I)', resolve, of_list, named);
begin
  insert into platform.coded_column values (relation, named, of_list, state_column);
  if state_column is null then
    perform app.limit(held, name, array[named], format('new.%I is null or %s is not null', named, resolved));
    return;
  end if;
  execute format($function$
    create function app.%1$I() returns trigger language plpgsql as $body$
    begin
      new.%2$I := %3$s;
      if new.%2$I is null and new.%4$I is not null then
        raise exception 'new row for relation "%%" violates limit "%1$s"', tg_table_name using
          errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name, constraint = '%1$s';
      end if;
      return new;
    end $body$ $function$, name, state_column, resolved, named);
  execute format('create trigger %I before insert or update of %I, %I on %s for each row execute function app.%1$I()',
    name, named, state_column, held);
end $$;
--;;
