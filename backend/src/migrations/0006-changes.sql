-- What every change leaves behind: the audit trail, the answer to a repeated request, what has to happen outside.

create table app.audit_entry (
  tenant text not null default app.tenant(),
  id uuid not null,
  at timestamptz not null default now(),
  kind text not null check (kind in ('WRITE', 'READ')),
  subject text not null,
  -- who acts in the other's place
  impersonator text,
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
-- What a writer is told who saw an older version: which fields changed since, by whom and when.
create table app.record_change (
  tenant text not null default app.tenant(),
  record uuid not null,
  version int not null,
  subject text not null,
  changed text[] not null,
  at timestamptz not null default now(),
  primary key (tenant, record, version)
);
--;;
comment on table app.record_change is 'retention: CASE_FILE · who brought a record to which version; names of fields, never their contents';
--;;
create table app.outbox (
  tenant text not null default app.tenant(),
  id uuid not null,
  kind text not null,
  record uuid not null,
  attempts int not null default 0,
  due_at timestamptz not null default now(),
  -- whose the job is at present; free or abandoned when `due_at` is past
  lease uuid,
  failed_at timestamptz,
  failure text check (length(failure) <= 100),
  primary key (tenant, id),
  check (failed_at is not null or failure is null)
);
--;;
comment on table app.outbox is 'retention: OPERATIONAL · what has to happen outside after a change, or every day; gone once it has, unless it comes back';
--;;
create index outbox_due on app.outbox (tenant, due_at);
--;;
-- a record's jobs of one kind do the same, so one of them waits
create unique index outbox_waiting on app.outbox (tenant, kind, record) where lease is null;
--;;
select app.place_tenant('app.audit_entry');
--;;
select app.place_tenant('app.idempotency_key');
--;;
select app.place_tenant('app.record_change');
--;;
select app.place_tenant('app.outbox');
--;;
select app.protect('app.audit_entry');
--;;
select app.protect('app.idempotency_key');
--;;
select app.protect('app.record_change');
--;;
select app.protect('app.outbox');
--;;
grant insert on app.audit_entry to digintm_tenant;
--;;
grant select, insert, update (entity, entity_id) on app.idempotency_key to digintm_tenant;
--;;
grant select, insert on app.record_change to digintm_tenant;
--;;
grant select, insert, update (attempts, due_at, lease, failed_at, failure), delete on app.outbox to digintm_tenant;
--;;
