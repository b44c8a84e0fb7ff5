-- By which keys a person is found: one row for each, so that a btree answers under row-level security, where only
-- leakproof operators may use an index. The keys themselves are made by the application, whose rules have a version.

create table app.person_name_key (
  tenant text not null default app.tenant(),
  key text collate "C" not null,
  person uuid not null,
  primary key (tenant, key, person)
);
--;;
comment on table app.person_name_key is 'retention: CASE_FILE · folded names by which a person is found; gone with the person';
--;;
create index person_name_key_person on app.person_name_key (tenant, person);
--;;
alter table app.person add column name_keys text[] not null default '{}';
--;;
-- 0 when the names have no keys yet, or others than when the keys were made
alter table app.person add column name_folding int not null default 0;
--;;
create index person_name_folding on app.person (tenant, name_folding);
--;;
select app.place_tenant('app.person_name_key');
--;;
alter table app.person_name_key
  add foreign key (tenant, person) references app.person (tenant, id) on delete cascade;
--;;
select app.protect('app.person_name_key');
--;;
create function app.add_name_key(t text, p uuid, k text) returns void language plpgsql as $$
begin
  insert into app.person_name_key (tenant, key, person) values (t, k, p) on conflict do nothing;
end $$;
--;;
create function app.drop_name_key(t text, p uuid, k text) returns void language plpgsql as $$
begin
  delete from app.person_name_key where tenant = t and key = k and person = p;
end $$;
--;;
create function app.person_keys_inserted() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
begin
  for l in
    select tenant, id, unnest(name_keys) as key from new_rows order by tenant, id, key
  loop
    perform app.add_name_key(l.tenant, l.id, l.key);
  end loop;
  return null;
end $$;
--;;
create function app.person_keys_updated() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  l record;
begin
  for l in
    select tenant, id, key, sum(sign) as sign from (
      select tenant, id, unnest(name_keys) as key, -1 as sign from old_rows
      union all
      select tenant, id, unnest(name_keys), 1 from new_rows) as side
    group by tenant, id, key having sum(sign) <> 0 order by tenant, id, key
  loop
    if l.sign > 0 then
      perform app.add_name_key(l.tenant, l.id, l.key);
    else
      perform app.drop_name_key(l.tenant, l.id, l.key);
    end if;
  end loop;
  return null;
end $$;
--;;
create trigger person_keys_inserted after insert on app.person
  referencing new table as new_rows for each statement execute function app.person_keys_inserted();
--;;
create trigger person_keys_updated after update on app.person
  referencing old table as old_rows new table as new_rows for each statement execute function app.person_keys_updated();
--;;
-- whoever changes a name without new keys leaves a person who has to be folded again
create function app.person_renamed() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  new.name_folding := 0;
  new.search_text := '';
  return new;
end $$;
--;;
create trigger person_renamed before update on app.person for each row
  when ((old.given_names, old.family_name, old.name_in_original_script)
      is distinct from (new.given_names, new.family_name, new.name_in_original_script)
    and old.name_keys is not distinct from new.name_keys)
  execute function app.person_renamed();
--;;
comment on column app.person.search_text is 'Not read or written any more; what an older version of the application looks for.';
--;;
grant select on app.person_name_key to digintm_tenant;
--;;
