-- A trigger reads its transition table alone, then writes one row after the other: a statement that touches both is
-- refused where tables are distributed.

create or replace function app.account_of_membership() returns trigger language plpgsql
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
