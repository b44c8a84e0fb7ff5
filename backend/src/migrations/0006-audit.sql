-- What every change leaves behind: the audit trail and the answer to a repeated request.

create table app.audit_entry (
  tenant text not null default app.tenant(),
  id uuid not null,
  at timestamptz not null default now(),
  kind text not null check (kind in ('WRITE', 'READ')),
  subject text not null,
  role text not null,
  action text not null,
  entity text not null,
  entity_id uuid not null,
  person uuid,
  changed text[] not null default '{}',
  request_id text not null,
  primary key (tenant, id)
);
--;;
comment on table app.audit_entry is 'retention: AUDIT_LOG · who did what to which row; names of columns, never their contents';
--;;
create index audit_entry_at on app.audit_entry (tenant, at desc, id desc);
--;;
create index audit_entry_person on app.audit_entry (tenant, person, at desc) where person is not null;
--;;
create function app.audit_stays() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the audit trail is not changed' using errcode = '42501';
end $$;
--;;
create trigger audit_stays before update or delete on app.audit_entry
  for each row execute function app.audit_stays();
--;;
create trigger audit_is_not_emptied before truncate on app.audit_entry
  for each statement execute function app.audit_stays();
--;;
create table app.idempotency_key (
  tenant text not null default app.tenant(),
  subject text not null,
  operation text not null,
  key uuid not null,
  input_hash text not null,
  entity text,
  entity_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant, subject, operation, key)
);
--;;
comment on table app.idempotency_key is 'retention: OPERATIONAL · what a request with this clientMutationId has already made';
--;;
select app.place_tenant('app.audit_entry');
--;;
select app.place_tenant('app.idempotency_key');
--;;
select app.protect('app.audit_entry');
--;;
select app.protect('app.idempotency_key');
--;;
grant insert on app.audit_entry to digintm_tenant;
--;;
grant select, insert, update (entity, entity_id) on app.idempotency_key to digintm_tenant;
--;;
