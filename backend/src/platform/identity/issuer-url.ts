/** Keycloak's form; `server` may have a path of its own, as older Keycloaks have `/auth`. */
export function issuerUrl(server: string, realmName: string): string {
  return `${server.replace(/\/+$/, '')}/realms/${realmName}`
}
