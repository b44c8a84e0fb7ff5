-- How long a text and how full a list may be: what the API refuses at the field, no other way in stores either. Not
-- tried on rows that are there already, which nobody can correct at once.

-- each text of the list, and the list itself
create function app.within(list text[], longest_text int, longest_list int) returns boolean
  language plpgsql immutable parallel safe as $$
begin
  if cardinality(list) > longest_list then
    return false;
  end if;
  for position in 1 .. cardinality(list) loop
    if list[position] is null or char_length(list[position]) > longest_text then
      return false;
    end if;
  end loop;
  return true;
end $$;
--;;
grant execute on function app.within(text[], int, int) to public;
--;;
alter table app.person
  add constraint person_given_names_length check (char_length(given_names) <= 200) not valid,
  add constraint person_family_name_length check (char_length(family_name) <= 200) not valid,
  add constraint person_original_length check (char_length(name_in_original_script) <= 200) not valid,
  add constraint person_phone_length check (char_length(phone) <= 50) not valid,
  add constraint person_email_length check (char_length(email) <= 254) not valid,
  add constraint person_nationalities_length
    check (app.within(nationalities, 3, 10) and app.all_distinct(nationalities)) not valid,
  add constraint person_languages_length
    check (app.within(languages, 3, 20) and app.all_distinct(languages)) not valid,
  add constraint person_arrived_in_life check (arrived_on >= birth_date) not valid;
--;;
alter table app.household
  add constraint household_name_length check (char_length(name) <= 200) not valid;
--;;
alter table app.consultation
  add constraint consultation_participants_most check (participants <= 30) not valid,
  add constraint consultation_languages_length
    check (cardinality(languages) = 0 or app.within(languages, 3, 20) and app.all_distinct(languages)) not valid;
--;;
alter table app.consultation_note
  add constraint consultation_note_length check (char_length(text) <= 10000) not valid;
--;;
alter table app.follow_up
  add constraint follow_up_title_length check (char_length(title) <= 200) not valid;
--;;
-- the issuer's names are longer than one that somebody is invited by
alter table app.account
  add constraint account_display_name_length
    check (char_length(display_name) <= case state when 'INVITED' then 100 else 600 end) not valid,
  add constraint account_email_length check (char_length(email) <= 254) not valid;
