-- A third kind of table: the platform's own, in one place, written while the product runs. As reference tables, which
-- are the same on every server, each sign-out would have waited for all servers, and failed with any one of them.

alter table platform.placement drop constraint placement_kind_check;
--;;
alter table platform.placement add constraint placement_kind_check
  check (kind in ('TENANT', 'REFERENCE', 'PLATFORM'));
--;;
create function app.place_platform(placed regclass) returns void language sql as $$
  insert into platform.placement values
    ((select format('%s.%s', relnamespace::regnamespace, relname) from pg_class where oid = placed), 'PLATFORM')
$$;
--;;
delete from platform.placement
  where relation in ('platform.logout_token', 'platform.migration', 'platform.migration_turn', 'platform.placement', 'platform.revocation');
--;;
select app.place_platform('platform.logout_token');
--;;
select app.place_platform('platform.migration');
--;;
select app.place_platform('platform.migration_turn');
--;;
select app.place_platform('platform.placement');
--;;
select app.place_platform('platform.revocation');
--;;
comment on table platform.placement is 'retention: OPERATIONAL · which tables are divided by tenant, the same everywhere, or the platform''s own in one place';
--;;
