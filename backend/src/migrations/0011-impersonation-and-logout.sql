-- Who acts in another's place, and which messages about ended sessions were read already.

alter table app.audit_entry add column impersonator text;
--;;
create table platform.logout_token (
  issuer text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (issuer, jti)
);
--;;
comment on table platform.logout_token is 'retention: OPERATIONAL · logout tokens that were read, so that each counts once; kept as long as one may arrive';
--;;
select app.place_reference('platform.logout_token');
--;;
grant select, insert, delete on platform.logout_token to digintm_platform;
--;;
