#!/bin/bash
# Keycloak takes secrets from variables only: this puts the content of the file that <NAME>_FILE names into <NAME>.
set -eu
/opt/keycloak/bin/keycloak-version.sh /opt/keycloak/version.txt
for name in KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD MINISTRY_REPORTING_SECRET KEYCLOAK_INVITER_SECRET \
  KEYCLOAK_SMTP_PASSWORD; do
  file="${name}_FILE"
  if [[ -n ${!file:-} ]]; then export "$name=$(<"${!file}")"; fi
done
exec /opt/keycloak/bin/kc.sh "$@"
