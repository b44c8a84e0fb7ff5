# The server: built JavaScript and its run-time dependencies, nothing that builds. Build from the repository's root.
ARG NODE_IMAGE=docker.io/library/node:24.21.0-trixie-slim

FROM ${NODE_IMAGE} AS manifests
WORKDIR /product
COPY package.json package-lock.json .npmrc ./
COPY backend/package.json backend/
COPY frontend/package.json frontend/
COPY test/package.json test/

# what the root has as optional is the embedded PostgreSQL and Node, for machines without either
FROM manifests AS build
RUN ["npm", "ci", "--ignore-scripts", "--omit=optional", "--workspace=backend", "--include-workspace-root"]
COPY tsconfig.base.json ./
COPY backend backend
RUN ["npm", "run", "-s", "build", "--workspace=backend"]

# the backend's own optional packages are binaries for this machine, such as Typst's; the root's stay out
FROM manifests AS dependencies
RUN ["npm", "ci", "--ignore-scripts", "--omit=dev", "--workspace=backend"]

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=:: PORT=4000 WEB_SOURCES=elsewhere
WORKDIR /product
COPY --from=dependencies /product ./
COPY --from=build /product/backend/dist backend/dist
COPY schema/operations.json schema/words.json schema/
COPY infra/keycloak infra/keycloak
# where the demo leaves its realm for Keycloak, and where files are kept
RUN ["install", "-d", "-o", "10001", "/realm", "/files"]
USER 10001:10001
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://localhost:' + process.env.PORT + '/health/ready').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "backend/dist/cli/start.js"]
