-- Files: keys of tenants, uploads that come in pieces, and what is kept. The bytes themselves lie elsewhere, encrypted.

create table app.tenant_key (
  tenant text not null default app.tenant(),
  version int not null check (version > 0),
  -- which root key has wrapped it
  root text not null check (root ~ '^[0-9a-f]{16}$'),
  wrapped bytea not null check (length(wrapped) = 60),
  created_at timestamptz not null default now(),
  primary key (tenant, version)
);
--;;
comment on table app.tenant_key is 'retention: OPERATIONAL · keys of a Kreis, each wrapped by a root key that no database knows; the newest wraps what is new';
--;;
create table app.upload (
  tenant text not null default app.tenant(),
  id uuid not null,
  subject text not null,
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  -- what the file is for: the record of which the module of this kind says who may add to it
  thing uuid not null,
  type text not null check (length(type) <= 100),
  size int not null check (size between 1 and 26214400),
  -- SHA-256 of the ticket, which whoever sends the pieces shows
  challenge bytea not null check (length(challenge) = 32),
  received int not null default 0 check (received between 0 and size),
  state text not null default 'OPEN' check (state in ('OPEN', 'READY')),
  stored_size int check (stored_size > 0),
  object uuid,
  key_version int,
  data_key bytea check (length(data_key) = 60),
  expires_at timestamptz not null,
  primary key (tenant, id),
  check ((state = 'READY') = (object is not null and key_version is not null and data_key is not null and stored_size is not null))
);
--;;
comment on table app.upload is 'retention: OPERATIONAL · a file that is on its way; gone when it has become one, or its time is over';
--;;
create index upload_subject on app.upload (tenant, subject);
--;;
create index upload_expires on app.upload (tenant, expires_at);
--;;
create table app.upload_piece (
  tenant text not null default app.tenant(),
  upload uuid not null,
  starts_at int not null check (starts_at >= 0),
  size int not null check (size > 0),
  object uuid not null,
  key_version int not null,
  data_key bytea not null check (length(data_key) = 60),
  primary key (tenant, upload, starts_at)
);
--;;
comment on table app.upload_piece is 'retention: OPERATIONAL · what has arrived of an upload, and the key of each piece';
--;;
create table app.file (
  tenant text not null default app.tenant(),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  type text not null check (length(type) <= 100),
  size int not null check (size > 0),
  object uuid not null,
  key_version int not null,
  data_key bytea not null check (length(data_key) = 60),
  state text not null default 'QUARANTINE' check (state in ('QUARANTINE', 'CLEAN', 'INFECTED', 'NOT_SCANNED')),
  found text check (length(found) <= 200),
  added_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, object),
  check ((state = 'INFECTED') = (found is not null))
);
--;;
comment on table app.file is 'retention: OPERATIONAL · where the bytes of a file lie and by which key; stays as long as the record whose file it is';
--;;
create index file_unsettled on app.file (tenant, state) where state in ('QUARANTINE', 'NOT_SCANNED');
--;;
select app.place_tenant('app.tenant_key');
--;;
select app.place_tenant('app.upload');
--;;
select app.place_tenant('app.upload_piece');
--;;
select app.place_tenant('app.file');
--;;
alter table app.upload add foreign key (tenant, key_version) references app.tenant_key (tenant, version);
--;;
alter table app.upload_piece add foreign key (tenant, upload) references app.upload (tenant, id) on delete cascade;
--;;
alter table app.upload_piece add foreign key (tenant, key_version) references app.tenant_key (tenant, version);
--;;
alter table app.file add foreign key (tenant, key_version) references app.tenant_key (tenant, version);
--;;
select app.protect('app.tenant_key');
--;;
select app.protect('app.upload');
--;;
select app.protect('app.upload_piece');
--;;
select app.protect('app.file');
--;;
grant select, insert, update (root, wrapped) on app.tenant_key to digintm_tenant;
--;;
grant select, insert, delete, update (received, state, stored_size, object, key_version, data_key, expires_at)
  on app.upload to digintm_tenant;
--;;
grant select, insert, delete on app.upload_piece to digintm_tenant;
--;;
grant select, insert, update (state, found, key_version, data_key) on app.file to digintm_tenant;
