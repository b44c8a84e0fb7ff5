#!/bin/sh
# Fills a new folder with one random secret each, as docker-compose.yml takes them: infra/docker/make-secrets.sh FOLDER
# The folder is open to its owner alone; the files are readable, because each container reads its own as another user.
set -eu
folder=${1:?name the folder to make}
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
server=${DATABASE_SERVER:-postgres}

umask 077
mkdir "$folder"
cd "$folder"
for name in postgres-password cursor master-key keycloak-database keycloak-admin keycloak-inviter ministry-reporting; do
  random > "$name"
done

for role in tenant reporting platform granting links migration; do
  password=$(random)
  if [ $role = tenant ]; then file=database-url; else file=database-url-$role; fi
  printf 'postgres://digintm_%s:%s@%s/digintm' $role "$password" "$server" > $file
  printf "alter role digintm_%s password '%s';\n" $role "$password" >> log-ins.sql
done
printf "create role keycloak login password '%s';\ncreate database keycloak owner keycloak;\n" \
  "$(cat keycloak-database)" >> log-ins.sql
printf 'postgres://postgres:%s@%s/digintm' "$(cat postgres-password)" "$server" > database-url-admin
chmod 444 -- *
