-- Activity lines and staff movements, kept by statement triggers in the transaction of the fact.
-- Trigger bodies: first a loop over the transition table alone, then INSERT … VALUES into tables of the same tenant.

create table app.manager_line (
  tenant text not null default app.tenant(),
  month date not null,
  block text not null check (block in ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  code text not null,
  manager uuid not null,
  value bigint not null,
  primary key (tenant, month, block, code, manager)
) with (fillfactor = 60);
--;;
comment on table app.manager_line is 'retention: STAFF · what a manager did in a month: units (A), settings (B), plans (C), topics (D), referrals (E), network (F)';
--;;
create table reporting.district_line (
  tenant text not null default app.tenant(),
  month date not null,
  block text not null check (block in ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  code text not null,
  value bigint not null,
  contributors int not null,
  primary key (tenant, month, block, code)
) with (fillfactor = 30);
--;;
comment on table reporting.district_line is 'retention: STATISTICS · the same of a Kreis; contributors = managers with at least one';
--;;
create table reporting.staff_movement (
  tenant text not null default app.tenant(),
  month date not null,
  gender text not null,
  qualification text not null,
  heads int not null,
  fte_hundredths int not null,
  primary key (tenant, month, gender, qualification)
) with (fillfactor = 60);
--;;
comment on table reporting.staff_movement is 'retention: STATISTICS · posts begun minus posts ended; the stock is the sum up to a month';
--;;
-- Figures read one block over a range of months; the primary key starts with the tenant. `value` and `contributors`
-- stay out of it, so that counting a talk remains an update in place.
create index district_line_block_month on reporting.district_line (block, month);
--;;
select app.place_tenant('app.manager_line');
--;;
select app.place_tenant('reporting.district_line');
--;;
select app.place_tenant('reporting.staff_movement');
--;;
select app.protect('app.manager_line');
--;;
select app.protect_reporting('reporting.district_line');
--;;
select app.protect_reporting('reporting.staff_movement');
--;;
grant usage on schema reporting to digintm_reporting, digintm_tenant;
--;;
grant select on app.manager_line to digintm_tenant;
--;;
grant select on reporting.district_line, reporting.staff_movement to digintm_reporting, digintm_tenant;
--;;
-- What of a fact is counted, as declared: `verify:rollup` recomputes from the same.
create table platform.counted_line (
  relation text not null,
  position int not null,
  block text not null,
  -- expressions over the fact's columns
  code text not null,
  day text not null,
  weight text not null,
  condition text not null,
  primary key (relation, position)
);
--;;
comment on table platform.counted_line is 'retention: OPERATIONAL · which lines each table of facts is counted in';
--;;
select app.place_platform('platform.counted_line');
--;;
-- One line that a fact is counted in: `code` may give several rows, `day` says in which month, null in none; `weight` is
-- what it adds, a negative one takes away.
create type app.line_declaration as (block text, code text, day text, weight text);
--;;
-- Lines are locked cell by cell: all managers of a cell, then the Kreis. Manager, Kreis, next manager of the same cell
-- would make two statements over several managers wait for each other. This and the next are called by triggers alone
-- and run under their search path; setting it anew would cost as much again.
-- Tells whether the manager joins (1), leaves (-1) or stays (0) among those who contribute to the cell
create function app.add_manager_line(t text, mo date, b text, c text, g uuid, v bigint) returns int language plpgsql as $$
declare
  joins int;
begin
  insert into app.manager_line as r (tenant, month, block, code, manager, value) values (t, mo, b, c, g, v)
    on conflict (tenant, month, block, code, manager) do update set value = r.value + excluded.value
    returning (new.value > 0)::int - (coalesce(old.value, 0) > 0)::int into joins;
  return joins;
end $$;
--;;
create function app.add_district_line(t text, mo date, b text, c text, v bigint, joined int) returns void language plpgsql as $$
begin
  insert into reporting.district_line as r (tenant, month, block, code, value, contributors)
    values (t, mo, b, c, v, joined)
    on conflict (tenant, month, block, code) do update
      set value = r.value + excluded.value, contributors = r.contributors + excluded.contributors;
end $$;
--;;
-- Has a table of facts counted, from here on: it has tenant and manager, and what the expressions name (decision 6).
-- Three statement triggers; an update takes old against new, so that what it does not touch (minutes, a note) writes no
-- line.
create function app.count_lines(counted regclass, condition text, declared app.line_declaration[])
  returns void language plpgsql as $$
declare
  relation text := (select format('%s.%s', relnamespace::regnamespace, relname) from pg_class where oid = counted);
  event record;
  line record;
  lines text := (
    select string_agg(format('select %L as block, %s as code, %s as day, %s as weight', l.block, l.code, l.day, l.weight),
      ' union all ' order by l.at)
    from unnest(declared) with ordinality as l (block, code, day, weight, at));
begin
  for line in select * from unnest(declared) with ordinality as l (block, code, day, weight, at) loop
    insert into platform.counted_line values (relation, line.at, line.block, line.code, line.day, line.weight, condition);
  end loop;
  for event in
    select * from (values
      ('insert', 'inserted', 'new table as new_rows', '1', 'new_rows'),
      ('delete', 'deleted', 'old table as old_rows', '-1', 'old_rows'),
      ('update', 'updated', 'old table as old_rows new table as new_rows', 'sign',
        '(select -1 as sign, * from old_rows union all select 1, * from new_rows) as side')) as e (verb, past, tables, sign, rows)
  loop
    execute format($function$
      create function %1$s_%2$s() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $body$
      declare
        l record;
        total bigint := 0;
        joined int := 0;
      begin
        for l in
          select *, lead(manager) over (partition by tenant, month, block, code order by manager) is null as last
          from (
            select tenant, date_trunc('month', day::timestamp)::date as month, block, code, manager,
              sum(%3$s * weight)::bigint as n
            from %4$s, lateral (%5$s) as line
            where (%6$s) and day is not null group by 1, 2, 3, 4, 5 having sum(%3$s * weight) <> 0) as mention
          order by tenant, month, block, code, manager
        loop
          joined := joined + app.add_manager_line(l.tenant, l.month, l.block, l.code, l.manager, l.n);
          total := total + l.n;
          continue when not l.last;
          perform app.add_district_line(l.tenant, l.month, l.block, l.code, total, joined);
          total := 0;
          joined := 0;
        end loop;
        return null;
      end $body$ $function$, relation, event.past, event.sign, event.rows, lines, condition);
    execute format('create trigger lines_%2$s after %3$s on %1$s referencing %4$s for each statement execute function %1$s_%2$s()',
      relation, event.past, event.verb, event.tables);
  end loop;
end $$;
--;;
select app.count_lines('app.consultation', 'not no_show', array[
  ('A', 'unit', 'held_on', '1'),
  ('B', 'setting', 'held_on', '1'),
  ('D', 'unnest(state_topics)', 'held_on', '1')]::app.line_declaration[]);
--;;
create function app.add_movement(t text, mo date, g text, q text, h int, f int) returns void language sql
  set search_path = pg_catalog, pg_temp as $$
  insert into reporting.staff_movement as r (tenant, month, gender, qualification, heads, fte_hundredths)
    values (t, mo, g, q, h, f)
    on conflict (tenant, month, gender, qualification) do update
      set heads = r.heads + excluded.heads, fte_hundredths = r.fte_hundredths + excluded.fte_hundredths
$$;
--;;
create function app.staff_period_inserted() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
begin
  for l in
    select tenant, month, gender, qualification, sum(sign)::int as heads, sum(sign * fte_hundredths)::int as fte
    from new_rows, lateral (values
      (1, date_trunc('month', valid_from::timestamp)::date),
      (-1, (date_trunc('month', valid_to::timestamp) + interval '1 month')::date)) as move (sign, month)
    where counted and month is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4
  loop
    perform app.add_movement(l.tenant, l.month, l.gender, l.qualification, l.heads, l.fte);
  end loop;
  return null;
end $$;
--;;
create function app.staff_period_deleted() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
begin
  for l in
    select tenant, month, gender, qualification, -sum(sign)::int as heads, -sum(sign * fte_hundredths)::int as fte
    from old_rows, lateral (values
      (1, date_trunc('month', valid_from::timestamp)::date),
      (-1, (date_trunc('month', valid_to::timestamp) + interval '1 month')::date)) as move (sign, month)
    where counted and month is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4
  loop
    perform app.add_movement(l.tenant, l.month, l.gender, l.qualification, l.heads, l.fte);
  end loop;
  return null;
end $$;
--;;
create function app.staff_period_updated() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
begin
  for l in
    select tenant, month, gender, qualification, sum(side * sign)::int as heads,
      sum(side * sign * fte_hundredths)::int as fte
    from (
      select -1 as side, tenant, gender, qualification, fte_hundredths, valid_from, valid_to, counted from old_rows
      union all
      select 1, tenant, gender, qualification, fte_hundredths, valid_from, valid_to, counted from new_rows) as both_sides,
    lateral (values
      (1, date_trunc('month', valid_from::timestamp)::date),
      (-1, (date_trunc('month', valid_to::timestamp) + interval '1 month')::date)) as move (sign, month)
    where counted and month is not null group by 1, 2, 3, 4
    having sum(side * sign) <> 0 or sum(side * sign * fte_hundredths) <> 0 order by 1, 2, 3, 4
  loop
    perform app.add_movement(l.tenant, l.month, l.gender, l.qualification, l.heads, l.fte);
  end loop;
  return null;
end $$;
--;;
create trigger movements_inserted after insert on app.staff_period
  referencing new table as new_rows for each statement execute function app.staff_period_inserted();
--;;
create trigger movements_updated after update on app.staff_period
  referencing old table as old_rows new table as new_rows for each statement execute function app.staff_period_updated();
--;;
create trigger movements_deleted after delete on app.staff_period
  referencing old table as old_rows for each statement execute function app.staff_period_deleted();
--;;
