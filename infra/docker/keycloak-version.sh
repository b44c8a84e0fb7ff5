#!/bin/bash
# Ends with 1 unless the Keycloak that this version.txt belongs to is 26.7.3 or newer, or a 26.6 from 26.6.7 on (KC-12).
set -eu
read -r _ _ _ version <"$1" || true
IFS=. read -r major minor patch <<<"${version:-}.0.0"
number() { local digits=${1%%[!0-9]*}; echo "$((10#${digits:-0}))"; }
found=$(($(number "$major") * 1000000 + $(number "$minor") * 1000 + $(number "$patch")))
if ((found >= 26007003)) || ((found >= 26006007 && found < 26007000)); then exit 0; fi
echo "Keycloak ${version:-of an unknown version} has known holes: 26.7.3 is the oldest that may run, or 26.6.7 of its line" >&2
exit 1
