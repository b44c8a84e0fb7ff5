-- Work that outlives its request is held by a lease, ends after so many attempts, or comes back every day.

-- whose the job is at present; free or abandoned when `due_at` is past
alter table app.outbox
  add column lease uuid,
  add column failed_at timestamptz,
  add column failure text check (length(failure) <= 100),
  add check (failed_at is not null or failure is null);
--;;
comment on table app.outbox is 'retention: OPERATIONAL · what has to happen outside after a change, or every day; gone once it has, unless it comes back';
--;;
-- a record's jobs of one kind do the same, so one of them waits; row-level security holds here too, tenant by tenant
do $$
declare
  organisation text;
begin
  for organisation in select ags from platform.tenant loop
    perform app.enter(organisation);
    delete from app.outbox later using app.outbox earlier
      where later.tenant = organisation and earlier.tenant = organisation
        and later.kind = earlier.kind and later.record = earlier.record and later.id > earlier.id;
  end loop;
end $$;
--;;
create unique index outbox_waiting on app.outbox (tenant, kind, record) where lease is null;
--;;
grant update (lease, failed_at, failure) on app.outbox to digintm_tenant;
--;;
