-- What the ministry may see of a single Kreis is decided once, when a quarter closes, and kept.

-- The decisions of a Regierungsbezirk in their order. A decision's cells are written tenant by tenant before; they are
-- valid once its row is here. Two that decide at the same time want the same number, so only one of them is valid.
create table reporting.period_closing (
  tenant text not null default app.tenant(),
  number int not null check (number > 0),
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  last_day date not null,
  decision text not null,
  closed_at timestamptz not null default now(),
  primary key (tenant, number),
  unique (tenant, decision)
);
--;;
comment on table reporting.period_closing is 'retention: STATISTICS · which decisions of the privacy gate are valid, and up to when quarters are closed';
--;;
-- `period` is a quarter (2026-Q1) or a year (2026); the code of a whole is empty, and A's whole is that of B: all talks
create table reporting.cell_status (
  tenant text not null default app.tenant(),
  period text not null check (period ~ '^[0-9]{4}(-Q[1-4])?$'),
  block text not null check (block in ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'GENDER', 'QUALIFICATION')),
  code text not null,
  decision text not null,
  status text not null check (status in ('SHOWN', 'PRIMARY', 'SECONDARY')),
  primary key (tenant, period, block, code, decision)
);
--;;
comment on table reporting.cell_status is 'retention: STATISTICS · what of a Kreis state functions see in a closed period; why not is stored and not told';
--;;
-- Names that the ministry reads: its SQL runs on a copy of this schema alone. Written by the platform with the reference data.
create table reporting.district (
  ags text primary key,
  display_name text not null,
  territory_on date not null
);
--;;
comment on table reporting.district is 'retention: REFERENCE · names of the Kreise, copied from reference.district';
--;;
create table reporting.government_district (
  ags text primary key,
  name text not null
);
--;;
comment on table reporting.government_district is 'retention: REFERENCE · names of the Regierungsbezirke, copied from reference.government_district';
--;;
create table reporting.code (
  list text not null,
  code text not null,
  label_de text not null,
  label_en text not null,
  position int not null,
  reporting_group text,
  primary key (list, code)
);
--;;
comment on table reporting.code is 'retention: REFERENCE · codes that figures are broken down by, copied from reference.code';
--;;
create table reporting.key_figure (
  code text not null,
  version int not null,
  label_de text not null,
  label_en text not null,
  definition_de text not null,
  definition_en text not null,
  kind text not null,
  numerator_block text not null,
  numerator_codes text[],
  denominator_block text,
  denominator_codes text[],
  dimensions text[] not null,
  source_chapter text not null,
  primary key (code, version)
);
--;;
comment on table reporting.key_figure is 'retention: REFERENCE · the catalogue as the ministry reads it, copied from reference.key_figure';
--;;
create table reporting.key_figure_source (
  code text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (code, valid_from)
);
--;;
comment on table reporting.key_figure_source is 'retention: REFERENCE · where the values of a key figure come from, copied from reference.key_figure_source';
--;;
select app.place_tenant('reporting.period_closing');
--;;
select app.place_tenant('reporting.cell_status');
--;;
select app.place_reference('reporting.district');
--;;
select app.place_reference('reporting.government_district');
--;;
select app.place_reference('reporting.code');
--;;
select app.place_reference('reporting.key_figure');
--;;
select app.place_reference('reporting.key_figure_source');
--;;
select app.protect_reporting('reporting.period_closing');
--;;
select app.protect_reporting('reporting.cell_status');
--;;
-- one block and a few periods of all Kreise are read at once
create index cell_status_block_period on reporting.cell_status (block, period);
--;;
-- decided once: nobody who works in a tenant's context changes or deletes a decision
grant select, insert on reporting.period_closing, reporting.cell_status to digintm_tenant;
--;;
grant select on reporting.period_closing, reporting.cell_status to digintm_reporting;
--;;
grant select on reporting.district, reporting.government_district, reporting.code, reporting.key_figure, reporting.key_figure_source to digintm_reporting, digintm_tenant;
--;;
