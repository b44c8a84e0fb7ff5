-- Talks, their notes, and what has to be done next.

create table app.consultation (
  tenant text not null default app.tenant(),
  id uuid not null,
  case_file uuid,
  manager uuid not null,
  municipality text not null,
  held_on date not null,
  held_at time,
  minutes int check (minutes between 1 and 600),
  travel_minutes int check (travel_minutes between 0 and 600),
  unit text not null check (unit in ('INDIVIDUAL', 'FAMILY')),
  setting text not null check (setting in ('COUNSELLING_OFFICE', 'OUTREACH', 'ACCOMPANIMENT')),
  channel text not null default 'IN_PERSON' check (channel in (
    'IN_PERSON', 'PHONE', 'VIDEO', 'EMAIL', 'MESSENGER', 'LETTER', 'PLATFORM')),
  participants int not null default 1 check (participants >= 1),
  languages text[] not null default '{}',
  interpreter text not null default 'NONE' check (interpreter in (
    'NONE', 'PROFESSIONAL', 'VOLUNTEER', 'FAMILY_MEMBER', 'PHONE_VIDEO')),
  topics text[] not null,
  -- what the topics count as in the whole state, each once
  state_topics text[] not null,
  no_show boolean not null default false,
  recorded_at timestamptz not null default now(),
  -- a new text of the note is a change of the talk, whose version counts it
  note_corrected_at timestamptz,
  version int not null default 1,
  primary key (tenant, id),
  constraint consultation_topics check (cardinality(topics) >= 1 and app.all_distinct(topics))
);
--;;
comment on table app.consultation is 'retention: CASE_FILE · one row a talk, a family''s too; a case may be missing when it was anonymous';
--;;
create index consultation_case on app.consultation (tenant, case_file, held_on desc, id desc);
--;;
create index consultation_manager on app.consultation (tenant, manager, held_on desc, id desc);
--;;
create index consultation_held on app.consultation (tenant, held_on desc, id desc);
--;;
create table app.consultation_note (
  tenant text not null default app.tenant(),
  id uuid not null,
  text text not null,
  primary key (tenant, id)
);
--;;
comment on table app.consultation_note is 'retention: CASE_FILE · note of the talk with the same id; apart, because each reading is audited';
--;;
create table app.follow_up (
  tenant text not null default app.tenant(),
  id uuid not null,
  case_file uuid not null,
  title text not null,
  due_on date not null,
  reason text not null check (reason in (
    'RESIDENCE_EXPIRY', 'PLAN_REVIEW', 'REFERRAL_FEEDBACK', 'COURSE_START',
    'BENEFIT_RENEWAL', 'DURATION_LIMIT', 'CONSENT_EXPIRY', 'CUSTOM')),
  assignee uuid not null,
  status text not null default 'OPEN' check (status in ('OPEN', 'DONE', 'SNOOZED', 'CANCELLED')),
  done_on date,
  version int not null default 1,
  primary key (tenant, id),
  check ((status = 'DONE') = (done_on is not null))
);
--;;
comment on table app.follow_up is 'retention: CASE_FILE · what a manager has to come back to';
--;;
create index follow_up_agenda on app.follow_up (tenant, assignee, status, due_on, id);
--;;
create index follow_up_case on app.follow_up (tenant, case_file, status, due_on, id);
--;;
select app.place_tenant('app.consultation');
--;;
select app.place_tenant('app.consultation_note');
--;;
select app.place_tenant('app.follow_up');
--;;
alter table app.consultation
  add foreign key (municipality) references reference.municipality (ags);
--;;
alter table app.consultation
  add foreign key (tenant, case_file) references app.case_file (tenant, id);
--;;
alter table app.consultation
  add foreign key (tenant, manager) references app.integration_manager (tenant, id);
--;;
alter table app.consultation_note
  add foreign key (tenant, id) references app.consultation (tenant, id) on delete cascade;
--;;
alter table app.follow_up
  add foreign key (tenant, case_file) references app.case_file (tenant, id);
--;;
alter table app.follow_up
  add foreign key (tenant, assignee) references app.integration_manager (tenant, id);
--;;
select app.protect('app.consultation');
--;;
select app.protect('app.consultation_note');
--;;
select app.protect('app.follow_up');
--;;
grant select, insert, update on app.consultation, app.follow_up to digintm_tenant;
--;;
-- a note can be taken back
grant select, insert, update, delete on app.consultation_note to digintm_tenant;
--;;
select
  app.limit('app.consultation', 'consultation_participants_most', '{participants}', 'new.participants <= 30'),
  app.limit('app.consultation', 'consultation_languages_length', '{languages}',
    'cardinality(new.languages) = 0 or app.within(new.languages, 3, 20) and app.all_distinct(new.languages)'),
  app.limit('app.consultation_note', 'consultation_note_length', '{text}', 'char_length(new.text) <= 10000'),
  app.limit('app.follow_up', 'follow_up_title_length', '{title}', 'char_length(new.title) <= 200');
--;;
select
  app.hold_to_list('app.consultation', 'topics', 'TOPIC', 'state_topics'),
  app.hold_to_list('app.consultation', 'languages', 'LANGUAGE');
--;;
