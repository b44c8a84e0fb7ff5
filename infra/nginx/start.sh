#!/bin/sh
# Starts nginx with what only the container knows: its name server, the services' addresses, whether it has a certificate.
set -eu
here=/etc/nginx/digintm
found=/tmp/digintm
mkdir -p "$found"

nameserver=$(awk '$1 == "nameserver" { print ($2 ~ /:/ ? "[" $2 "]" : $2); exit }' /etc/resolv.conf)
public=${KEYCLOAK_URL:-http}
cat > "$found/addresses.conf" <<CONF
resolver ${nameserver:-127.0.0.1} valid=10s;
map '' \$backend { default ${BACKEND_URL:-http://backend:4000}; }
map '' \$keycloak { default ${KEYCLOAK_INTERNAL_URL:-http://keycloak:8080}; }
map '' \$sign_in { default '${KEYCLOAK_URL:-}'; }
# as browsers see it, whoever ends TLS: cookies are marked by it
map '' \$public_scheme { default ${public%%:*}; }
CONF

if [ -s /run/secrets/tls-certificate ]; then scheme=https; else scheme=http; fi
ln -sf "$here/$scheme.conf" "$found/server.conf"
exec nginx -c "$here/nginx.conf" "$@"
