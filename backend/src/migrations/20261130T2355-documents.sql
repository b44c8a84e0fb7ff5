-- Documents at the case. What they are called and when they expire; where their bytes lie is said by `app.file`.

create table app.document (
  tenant text not null default app.tenant(),
  id uuid not null,
  case_file uuid not null,
  file uuid not null,
  kind text not null,
  -- what it counts as in the whole state
  state_kind text not null,
  title text not null check (title <> ''),
  language text,
  expires_on date,
  -- what reminds of that day
  follow_up uuid,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'WITHDRAWN')),
  added_by uuid not null,
  added_at timestamptz not null default now(),
  version int not null default 1,
  primary key (tenant, id),
  unique (tenant, file)
);
--;;
comment on table app.document is 'retention: CASE_FILE · a document of a case; its file goes with it';
--;;
create index document_case on app.document (tenant, case_file, added_at desc, id desc);
--;;
select app.place_tenant('app.document');
--;;
alter table app.document add foreign key (tenant, case_file) references app.case_file (tenant, id);
--;;
alter table app.document add foreign key (tenant, file) references app.file (tenant, id);
--;;
alter table app.document add foreign key (tenant, follow_up) references app.follow_up (tenant, id);
--;;
alter table app.document add foreign key (tenant, added_by) references app.integration_manager (tenant, id);
--;;
select app.protect('app.document');
--;;
select
  app.limit('app.document', 'document_title_length', '{title}', 'char_length(new.title) <= 200'),
  app.hold_to_list('app.document', 'kind', 'DOCUMENT_KIND', 'state_kind'),
  app.hold_to_list('app.document', 'language', 'LANGUAGE');
--;;
grant select, insert, update on app.document to digintm_tenant;
