-- A household has one head at a time: what the API refuses at the field, no other way in stores either.

-- Where two stand already the one who came first stays; the others become further members, as what else they are
-- nobody can tell from here. Row-level security holds here too, tenant by tenant.
do $$
declare
  organisation text;
begin
  for organisation in select ags from platform.tenant loop
    perform app.enter(organisation);
    update app.household_member later set role = 'OTHER'
      where later.tenant = organisation and later.role = 'HEAD' and later.valid_to is null
        and exists (select from app.household_member earlier
          where earlier.tenant = organisation and earlier.household = later.household
            and earlier.role = 'HEAD' and earlier.valid_to is null
            and (earlier.valid_from, earlier.id) < (later.valid_from, later.id));
  end loop;
end $$;
--;;
create unique index household_member_one_head on app.household_member (tenant, household)
  where role = 'HEAD' and valid_to is null;
