-- Limited links: what somebody outside may see of a case, for a while and without an account. The link's secret is known to
-- whoever was given it alone; here is its hash. Requests that come by a link run as `digintm_links`, which reads no table and
-- calls the functions below, one for each purpose.

create table app.limited_link (
  tenant text not null default app.tenant(),
  id uuid not null,
  purpose text not null check (purpose in ('DOCUMENT')),
  -- what it opens, by its purpose
  thing uuid not null,
  case_file uuid not null,
  recipient text not null check (recipient <> ''),
  reason text not null check (reason <> ''),
  agreed_on date not null,
  last_day date not null,
  -- SHA-256 of the secret
  hash bytea not null check (length(hash) = 32),
  most_uses int not null check (most_uses > 0),
  uses int not null default 0 check (uses between 0 and most_uses),
  first_used_at timestamptz,
  last_used_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  version int not null default 1,
  primary key (tenant, id),
  unique (tenant, hash),
  check ((uses = 0) = (first_used_at is null) and (uses = 0) = (last_used_at is null))
);
--;;
comment on table app.limited_link is 'retention: CASE_FILE · who outside was given what of a case, until when, and whether they have opened it';
--;;
create index limited_link_thing on app.limited_link (tenant, thing, made_at desc, id desc);
--;;
create index limited_link_case on app.limited_link (tenant, case_file);
--;;
select app.place_tenant('app.limited_link');
--;;
alter table app.limited_link add foreign key (tenant, case_file) references app.case_file (tenant, id);
--;;
alter table app.limited_link add foreign key (tenant, made_by) references app.integration_manager (tenant, id);
--;;
select app.protect('app.limited_link');
--;;
select
  app.limit('app.limited_link', 'limited_link_recipient_length', '{recipient}', 'char_length(new.recipient) <= 200'),
  app.limit('app.limited_link', 'limited_link_reason_length', '{reason}', 'char_length(new.reason) <= 200');
--;;
grant select, insert, update (withdrawn_at, version) on app.limited_link to digintm_tenant;
--;;
-- Counts a use of a document's link and writes it into the trail, or does nothing: for a link that is not there, over, used up
-- or withdrawn, and for a document that is withdrawn or whose file nobody may have, there is no row, and no other difference.
-- @param entry    the key of the row in the trail
-- @param taken    whether the file itself is taken, or what is said of it
-- @param unscanned  whether a file may be had that no scanner has seen
create function app.use_document_link(organisation text, secret bytea, request text, entry uuid, taken boolean, unscanned boolean)
  returns table (
    title text, type text, size int, recipient text, last_day date, sender text, organisation_name text,
    object uuid, key_version int, data_key bytea, root text, wrapped bytea
  ) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  used record;
begin
  perform app.enter(organisation);
  update app.limited_link l
    set uses = l.uses + 1, first_used_at = coalesce(l.first_used_at, now()), last_used_at = now()
    from app.document d, app.file f, app.case_file c
    where l.tenant = organisation and l.hash = secret and l.purpose = 'DOCUMENT' and l.withdrawn_at is null
      and l.uses < l.most_uses and l.last_day >= (now() at time zone 'Europe/Berlin')::date
      and d.tenant = organisation and d.id = l.thing and d.status = 'ACTIVE'
      and f.tenant = organisation and f.id = d.file and (f.state = 'CLEAN' or unscanned and f.state = 'NOT_SCANNED')
      and c.tenant = organisation and c.id = l.case_file
    returning l.id, l.thing, l.made_by, c.person into used;
  if not found then
    return;
  end if;
  insert into app.audit_entry (tenant, id, kind, subject, role, action, entity, entity_id, person, request_id)
    values (organisation, entry, 'READ', 'link ' || used.id, 'link', case when taken then 'download' else 'open' end,
      'Document', used.thing, used.person, request);
  return query
    select d.title, f.type, f.size, l.recipient, l.last_day, m.given_name || ' ' || m.family_name, t.name,
      f.object, f.key_version, f.data_key, k.root, k.wrapped
    from app.limited_link l
      join app.document d on d.tenant = organisation and d.id = l.thing
      join app.file f on f.tenant = organisation and f.id = d.file
      join app.tenant_key k on k.tenant = organisation and k.version = f.key_version
      join app.integration_manager m on m.tenant = organisation and m.id = l.made_by
      join platform.tenant t on t.ags = organisation
    where l.tenant = organisation and l.id = used.id;
end $$;
--;;
grant usage on schema app to digintm_links;
--;;
grant execute on function app.use_document_link(text, bytea, text, uuid, boolean, boolean) to digintm_links;
