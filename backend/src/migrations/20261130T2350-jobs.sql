-- Long work that somebody starts and follows: how far it is survives whoever does it, thing by thing.

create table app.job (
  tenant text not null default app.tenant(),
  id uuid not null,
  kind text not null check (length(kind) <= 50),
  state text not null default 'WAITING'
    check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'UNDONE')),
  subject text not null,
  role text not null,
  input jsonb not null default '{}',
  -- the job whose work this one takes back
  undoes uuid,
  total int not null check (total >= 0),
  done int not null default 0 check (done between 0 and total),
  result jsonb not null default '{}',
  failure text check (length(failure) <= 100),
  cancel_asked boolean not null default false,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  undo_until timestamptz,
  version int not null default 1,
  primary key (tenant, id),
  constraint job_ended check ((ended_at is null) = (state in ('WAITING', 'RUNNING'))),
  constraint job_failure check (failure is null or state in ('FAILED', 'UNDONE'))
);
--;;
comment on table app.job is 'retention: OPERATIONAL · long work that somebody follows: how far it is and what came of it, counted; forgotten after 30 days';
--;;
-- one at a time of each kind, and of each job one that takes it back
create unique index job_one_at_a_time on app.job
  (tenant, kind, coalesce(undoes, '00000000-0000-0000-0000-000000000000')) where state in ('WAITING', 'RUNNING');
--;;
create index job_subject on app.job (tenant, subject, created_at desc, id desc);
--;;
create table app.job_item (
  tenant text not null default app.tenant(),
  job uuid not null,
  position int not null,
  record uuid not null,
  -- as it was seen when the job was started, or left by the job that is taken back
  version int,
  outcome text check (length(outcome) <= 50),
  -- what there was before, by keys; null where there is nothing to take back
  kept jsonb,
  primary key (tenant, job, position),
  unique (tenant, job, record)
);
--;;
comment on table app.job_item is 'retention: OPERATIONAL · which records a job is about, and what became of each; goes with its job';
--;;
create index job_item_waiting on app.job_item (tenant, job, position) where outcome is null;
--;;
select app.place_tenant('app.job');
--;;
select app.place_tenant('app.job_item');
--;;
alter table app.job
  add foreign key (tenant, undoes) references app.job (tenant, id) on delete cascade;
--;;
alter table app.job_item
  add foreign key (tenant, job) references app.job (tenant, id) on delete cascade;
--;;
select app.protect('app.job');
--;;
select app.protect('app.job_item');
--;;
grant select, insert, delete,
  update (state, done, result, failure, cancel_asked, started_at, ended_at, undo_until, version) on app.job to digintm_tenant;
--;;
grant select, insert, update (outcome, kept) on app.job_item to digintm_tenant;
--;;
-- why a case went to somebody else
alter table app.case_assignment add column handover_reason text;
--;;
select app.limit('app.case_assignment', 'case_assignment_reason_length', '{handover_reason}', 'char_length(new.handover_reason) <= 200');
--;;
alter table app.follow_up drop constraint follow_up_reason_check;
--;;
alter table app.follow_up add constraint follow_up_reason_check check (reason in (
  'RESIDENCE_EXPIRY', 'PLAN_REVIEW', 'REFERRAL_FEEDBACK', 'COURSE_START', 'BENEFIT_RENEWAL', 'DURATION_LIMIT',
  'CONSENT_EXPIRY', 'INFORM_CLIENT', 'CUSTOM'));
