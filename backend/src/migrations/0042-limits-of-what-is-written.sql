-- How long a text and how full a list may be is asked of what somebody writes, no longer of rows that stand as they are:
-- a check, also one that is not valid yet, is tried at each update of a row, whichever column that is about. So a name
-- that was too long before there was a limit kept its person from being corrected, or folded, at all.

create function app.refuse_beyond_limit() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'new row for relation "%" violates limit "%"', tg_table_name, tg_argv[0]
    using errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name, constraint = tg_argv[0];
end $$;
--;;
-- Holds what is new, and what changes in these columns, to a condition on `new`; like a check, unknown passes.
create function app.limit(limited regclass, name text, columns text[], condition text) returns void language plpgsql as $$
declare
  listed text := (select string_agg(quote_ident(c), ', ' order by at) from unnest(columns) with ordinality as l (c, at));
  changed text := (select string_agg(format('new.%1$I is distinct from old.%1$I', c), ' or ') from unnest(columns) as l (c));
  refuse text := format('execute function app.refuse_beyond_limit(%L)', name);
begin
  execute format('create trigger %I before insert on %s for each row when (not (%s)) %s',
    name || '_new', limited, condition, refuse);
  execute format('create trigger %I before update of %s on %s for each row when ((%s) and not (%s)) %s',
    name || '_changed', listed, limited, changed, condition, refuse);
end $$;
--;;
alter table app.person
  drop constraint person_given_names_length,
  drop constraint person_family_name_length,
  drop constraint person_original_length,
  drop constraint person_phone_length,
  drop constraint person_email_length,
  drop constraint person_nationalities_length,
  drop constraint person_languages_length,
  drop constraint person_arrived_in_life;
--;;
alter table app.household drop constraint household_name_length;
--;;
alter table app.consultation
  drop constraint consultation_participants_most,
  drop constraint consultation_languages_length;
--;;
alter table app.consultation_note drop constraint consultation_note_length;
--;;
alter table app.follow_up drop constraint follow_up_title_length;
--;;
alter table app.account
  drop constraint account_display_name_length,
  drop constraint account_email_length;
--;;
select
  app.limit('app.person', 'person_given_names_length', '{given_names}', 'char_length(new.given_names) <= 200'),
  app.limit('app.person', 'person_family_name_length', '{family_name}', 'char_length(new.family_name) <= 200'),
  app.limit('app.person', 'person_original_length', '{name_in_original_script}',
    'char_length(new.name_in_original_script) <= 200'),
  app.limit('app.person', 'person_phone_length', '{phone}', 'char_length(new.phone) <= 50'),
  app.limit('app.person', 'person_email_length', '{email}', 'char_length(new.email) <= 254'),
  app.limit('app.person', 'person_nationalities_length', '{nationalities}',
    'app.within(new.nationalities, 3, 10) and app.all_distinct(new.nationalities)'),
  app.limit('app.person', 'person_languages_length', '{languages}',
    'app.within(new.languages, 3, 20) and app.all_distinct(new.languages)'),
  app.limit('app.person', 'person_arrived_in_life', '{arrived_on,birth_date}', 'new.arrived_on >= new.birth_date'),
  app.limit('app.household', 'household_name_length', '{name}', 'char_length(new.name) <= 200'),
  app.limit('app.consultation', 'consultation_participants_most', '{participants}', 'new.participants <= 30'),
  app.limit('app.consultation', 'consultation_languages_length', '{languages}',
    'cardinality(new.languages) = 0 or app.within(new.languages, 3, 20) and app.all_distinct(new.languages)'),
  app.limit('app.consultation_note', 'consultation_note_length', '{text}', 'char_length(new.text) <= 10000'),
  app.limit('app.follow_up', 'follow_up_title_length', '{title}', 'char_length(new.title) <= 200'),
  -- the issuer's names are longer than one that somebody is invited by
  app.limit('app.account', 'account_display_name_length', '{display_name}',
    $$char_length(new.display_name) <= case new.state when 'INVITED' then 100 else 600 end$$),
  app.limit('app.account', 'account_email_length', '{email}', 'char_length(new.email) <= 254');
