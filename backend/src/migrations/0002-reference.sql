-- Reference data: small, public, written by the platform alone, the same for every tenant.

create table reference.government_district (
  ags text primary key check (ags ~ '^08[1-4]$'),
  name text not null unique,
  short text not null unique
);
--;;
comment on table reference.government_district is 'retention: REFERENCE · the four Regierungsbezirke';
--;;
create table reference.district (
  ags text primary key check (ags ~ '^08[1-4][0-9]{2}$'),
  name text not null,
  display_name text not null unique,
  short text not null unique,
  kind text not null check (kind in ('STADTKREIS', 'LANDKREIS')),
  government_district text not null,
  region text not null,
  seat text not null,
  population int not null,
  population_on date not null,
  tile_row int not null,
  tile_col int not null,
  nuts3 text not null,
  unique (tile_row, tile_col)
);
--;;
comment on table reference.district is 'retention: REFERENCE · the 44 Kreise; names occur twice, display names do not';
--;;
create table reference.municipality (
  ags text primary key check (ags ~ '^08[0-9]{6}$'),
  name text not null,
  official_name text not null,
  kind text not null check (kind in ('STADTKREIS', 'GROSSE_KREISSTADT', 'STADT', 'GEMEINDE')),
  district text not null,
  population int not null,
  population_on date not null,
  lon numeric not null,
  lat numeric not null,
  valid_from date not null,
  valid_to date
);
--;;
comment on table reference.municipality is 'retention: REFERENCE · the 1,101 Gemeinden with the territory valid in a period';
--;;
create index municipality_district on reference.municipality (district);
--;;
create table reference.topic (
  code text primary key,
  label_de text not null,
  label_en text not null,
  position int not null unique
);
--;;
comment on table reference.topic is 'retention: REFERENCE · what a talk can be about';
--;;
create table reference.key_figure (
  code text not null,
  version int not null,
  label_de text not null,
  label_en text not null,
  definition_de text not null,
  definition_en text not null,
  numerator_de text not null,
  denominator_de text,
  kind text not null check (kind in ('COUNT', 'SHARE', 'HEADS')),
  source_block text check (source_block in ('A', 'B', 'D')),
  dimensions text[] not null check (cardinality(dimensions) > 0),
  source_chapter text not null,
  valid_from date not null,
  primary key (code, version),
  check ((kind = 'SHARE') = (denominator_de is not null)),
  check ((kind = 'HEADS') = (source_block is null))
);
--;;
comment on table reference.key_figure is 'retention: REFERENCE · key figures as data: formula, labels, dimensions, version';
--;;
select app.place_reference('reference.government_district');
--;;
select app.place_reference('reference.district');
--;;
select app.place_reference('reference.municipality');
--;;
select app.place_reference('reference.topic');
--;;
select app.place_reference('reference.key_figure');
--;;
alter table reference.district
  add foreign key (government_district) references reference.government_district (ags);
--;;
alter table reference.municipality add foreign key (district) references reference.district (ags);
--;;
grant usage on schema reference to digintm_tenant, digintm_platform;
--;;
grant select on all tables in schema reference to digintm_tenant, digintm_platform;
--;;
