-- What a Kreis has set for itself: one row, made with its first change. A text that it does not have is null, and the
-- product's own stands in its place; a later setting is a column more.

create table app.setting (
  tenant text not null default app.tenant(),
  id uuid not null,
  imprint_de text check (imprint_de <> ''),
  imprint_en text check (imprint_en <> ''),
  privacy_de text check (privacy_de <> ''),
  privacy_en text check (privacy_en <> ''),
  accessibility_de text check (accessibility_de <> ''),
  accessibility_en text check (accessibility_en <> ''),
  help_de text check (help_de <> ''),
  help_en text check (help_en <> ''),
  version int not null default 1,
  primary key (tenant, id),
  unique (tenant)
);
--;;
comment on table app.setting is 'retention: REFERENCE · what a Kreis has set for itself, such as its imprint; no client stands in it';
--;;
select app.place_tenant('app.setting');
--;;
select app.protect('app.setting');
--;;
select
  app.limit('app.setting', 'setting_imprint_de_length', '{imprint_de}', 'char_length(new.imprint_de) <= 10000'),
  app.limit('app.setting', 'setting_imprint_en_length', '{imprint_en}', 'char_length(new.imprint_en) <= 10000'),
  app.limit('app.setting', 'setting_privacy_de_length', '{privacy_de}', 'char_length(new.privacy_de) <= 10000'),
  app.limit('app.setting', 'setting_privacy_en_length', '{privacy_en}', 'char_length(new.privacy_en) <= 10000'),
  app.limit('app.setting', 'setting_accessibility_de_length', '{accessibility_de}', 'char_length(new.accessibility_de) <= 10000'),
  app.limit('app.setting', 'setting_accessibility_en_length', '{accessibility_en}', 'char_length(new.accessibility_en) <= 10000'),
  app.limit('app.setting', 'setting_help_de_length', '{help_de}', 'char_length(new.help_de) <= 10000'),
  app.limit('app.setting', 'setting_help_en_length', '{help_en}', 'char_length(new.help_en) <= 10000');
--;;
grant select, insert, update (imprint_de, imprint_en, privacy_de, privacy_en, accessibility_de, accessibility_en, help_de, help_en, version) on app.setting to digintm_tenant;
