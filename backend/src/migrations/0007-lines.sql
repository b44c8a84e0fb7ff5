-- Activity lines and staff movements, kept by statement triggers in the transaction of the fact.
-- Trigger bodies: first a loop over the transition table alone, then INSERT … VALUES into tables of the same tenant.

create table app.manager_line (
  tenant text not null default app.tenant(),
  month date not null,
  block text not null check (block in ('A', 'B', 'D')),
  code text not null,
  manager uuid not null,
  value int not null,
  primary key (tenant, month, block, code, manager)
) with (fillfactor = 60);
--;;
comment on table app.manager_line is 'retention: STAFF · a manager''s talks per month by unit (A), setting (B) and topic (D)';
--;;
create table reporting.district_line (
  tenant text not null default app.tenant(),
  month date not null,
  block text not null check (block in ('A', 'B', 'D')),
  code text not null,
  value int not null,
  contributors int not null,
  primary key (tenant, month, block, code)
) with (fillfactor = 30);
--;;
comment on table reporting.district_line is 'retention: STATISTICS · a Kreis''s talks per month; contributors = managers with at least one';
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
-- Lines are locked cell by cell: all managers of a cell, then the Kreis. Manager, Kreis, next manager of the same cell
-- would make two statements over several managers wait for each other. This and the next are called by triggers alone
-- and run under their search path; setting it anew would cost as much again.
-- Tells whether the manager joins (1), leaves (-1) or stays (0) among those who contribute to the cell
create function app.add_manager_line(t text, mo date, b text, c text, g uuid, v int) returns int language plpgsql as $$
declare
  joins int;
begin
  insert into app.manager_line as r (tenant, month, block, code, manager, value) values (t, mo, b, c, g, v)
    on conflict (tenant, month, block, code, manager) do update set value = r.value + excluded.value
    returning (new.value > 0)::int - (coalesce(old.value, 0) > 0)::int into joins;
  return joins;
end $$;
--;;
create function app.add_district_line(t text, mo date, b text, c text, v int, joined int) returns void language plpgsql as $$
begin
  insert into reporting.district_line as r (tenant, month, block, code, value, contributors)
    values (t, mo, b, c, v, joined)
    on conflict (tenant, month, block, code) do update
      set value = r.value + excluded.value, contributors = r.contributors + excluded.contributors;
end $$;
--;;
create function app.consultation_inserted() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
  total int := 0;
  joined int := 0;
begin
  for l in
    select *, lead(manager) over (partition by tenant, month, block, code order by manager) is null as last
    from (
      select tenant, date_trunc('month', held_on::timestamp)::date as month, block, code, manager, count(*)::int as n
      from new_rows, lateral (
        select 'A' as block, unit as code union all select 'B', setting union all select 'D', unnest(topics)) as line
      where not no_show group by 1, 2, 3, 4, 5) as mention
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
end $$;
--;;
create function app.consultation_deleted() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
  total int := 0;
  joined int := 0;
begin
  for l in
    select *, lead(manager) over (partition by tenant, month, block, code order by manager) is null as last
    from (
      select tenant, date_trunc('month', held_on::timestamp)::date as month, block, code, manager, -count(*)::int as n
      from old_rows, lateral (
        select 'A' as block, unit as code union all select 'B', setting union all select 'D', unnest(topics)) as line
      where not no_show group by 1, 2, 3, 4, 5) as mention
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
end $$;
--;;
-- old against new: what a correction does not touch (minutes, a note) writes no line
create function app.consultation_updated() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
  total int := 0;
  joined int := 0;
begin
  for l in
    select *, lead(manager) over (partition by tenant, month, block, code order by manager) is null as last
    from (
      select tenant, date_trunc('month', held_on::timestamp)::date as month, block, code, manager, sum(sign)::int as n
      from (
        select -1 as sign, tenant, held_on, unit, setting, topics, manager, no_show from old_rows
        union all
        select 1, tenant, held_on, unit, setting, topics, manager, no_show from new_rows) as side,
      lateral (
        select 'A' as block, unit as code union all select 'B', setting union all select 'D', unnest(topics)) as line
      where not no_show group by 1, 2, 3, 4, 5 having sum(sign) <> 0) as mention
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
end $$;
--;;
create trigger lines_inserted after insert on app.consultation
  referencing new table as new_rows for each statement execute function app.consultation_inserted();
--;;
create trigger lines_updated after update on app.consultation
  referencing old table as old_rows new table as new_rows for each statement execute function app.consultation_updated();
--;;
create trigger lines_deleted after delete on app.consultation
  referencing old table as old_rows for each statement execute function app.consultation_deleted();
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
