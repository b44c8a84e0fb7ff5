# The web UI behind nginx, which is also the one door to API and sign-in. Build from the repository's root.
ARG NODE_IMAGE=docker.io/library/node:24.21.0-trixie-slim
ARG NGINX_IMAGE=docker.io/library/nginx:1.30.6-alpine

FROM ${NODE_IMAGE} AS build
WORKDIR /product
COPY package.json package-lock.json .npmrc ./
COPY backend/package.json backend/
COPY frontend/package.json frontend/
COPY test/package.json test/
# Vite's compiler is an optional package, one for each platform
RUN ["npm", "ci", "--ignore-scripts", "--workspace=frontend"]
COPY schema schema
COPY tsconfig.base.json ./
COPY frontend frontend
RUN ["npm", "run", "-s", "build", "--workspace=frontend"]
RUN ["find", "frontend/dist", "-type", "f", "(", "-name", "*.js", "-o", "-name", "*.css", "-o", "-name", "*.html", ")", \
     "-exec", "gzip", "-9", "--keep", "{}", "+"]

FROM ${NGINX_IMAGE}
COPY --from=build /product/frontend/dist /srv/digintm
COPY infra/nginx /etc/nginx/digintm
USER 101:101
EXPOSE 8080 8443
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=3 \
  CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8081/"]
STOPSIGNAL SIGQUIT
ENTRYPOINT ["/etc/nginx/digintm/start.sh"]
