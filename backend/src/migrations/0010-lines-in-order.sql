-- Lines are locked cell by cell: all managers of a cell, then the Kreis. Manager, Kreis, next manager of the same cell
-- made two statements over several managers wait for each other.

-- Both are called by triggers alone and run under their search path; setting it anew would cost as much again.
-- whether the manager joins (1), leaves (-1) or stays (0) among those who contribute to the cell
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
create or replace function app.consultation_inserted() returns trigger language plpgsql security definer
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
create or replace function app.consultation_deleted() returns trigger language plpgsql security definer
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
create or replace function app.consultation_updated() returns trigger language plpgsql security definer
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
drop function app.add_line(text, date, text, text, uuid, int);
--;;
