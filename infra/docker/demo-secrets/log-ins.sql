alter role digintm_tenant password 'demo-only-tenant';
alter role digintm_reporting password 'demo-only-reporting';
alter role digintm_platform password 'demo-only-platform';
alter role digintm_granting password 'demo-only-granting';
alter role digintm_links password 'demo-only-links';
alter role digintm_migration password 'demo-only-migration';
create role keycloak login password 'demo-only-keycloak-database';
create database keycloak owner keycloak;
