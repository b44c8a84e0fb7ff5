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
-- a new text of the note is a change of the talk, whose version counts it
alter table app.consultation add column note_corrected_at timestamptz;
--;;
select app.place_tenant('app.record_change');
--;;
select app.protect('app.record_change');
--;;
grant select, insert on app.record_change to digintm_tenant;
--;;
