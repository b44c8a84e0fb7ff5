# Keycloak, augmented once for PostgreSQL so that it starts in seconds, with realm and theme. Build from the repository's root.
ARG KEYCLOAK_IMAGE=quay.io/keycloak/keycloak:26.7.5

FROM ${KEYCLOAK_IMAGE} AS build
ENV KC_DB=postgres KC_HEALTH_ENABLED=true KC_METRICS_ENABLED=true
COPY infra/keycloak/themes /opt/keycloak/themes
RUN ["/opt/keycloak/bin/kc.sh", "build"]
# what Keycloak makes of certificates in conf/truststores goes where it may write
RUN ["mkdir", "-p", "/opt/keycloak/data/tmp"]
RUN ["ln", "-s", "tmp/keycloak-truststore.p12", "/opt/keycloak/data/keycloak-truststore.p12"]

FROM ${KEYCLOAK_IMAGE}
ENV KC_DB=postgres KC_HEALTH_ENABLED=true KC_METRICS_ENABLED=true
COPY --from=build /opt/keycloak /opt/keycloak
COPY infra/keycloak/digintm-realm.json /opt/keycloak/data/import/
COPY infra/docker/keycloak-start.sh infra/docker/keycloak-health.sh infra/docker/keycloak-version.sh /opt/keycloak/bin/
USER 1000
EXPOSE 8080 9000
HEALTHCHECK --interval=10s --timeout=5s --start-period=300s --retries=3 \
  CMD ["/opt/keycloak/bin/keycloak-health.sh"]
ENTRYPOINT ["/opt/keycloak/bin/keycloak-start.sh"]
CMD ["start", "--optimized", "--import-realm"]
