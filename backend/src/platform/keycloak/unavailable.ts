/** No Keycloak can be had on this machine; the message says what is missing and what to do about it. */
export class KeycloakUnavailable extends Error {}
