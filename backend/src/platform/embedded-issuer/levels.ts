import { interactionPolicy } from 'oidc-provider'

/** Levels of a sign-in, as in the realm (KC-8). */
export const LEVELS = ['1', '2']

/** The level that a request asks for by `acr_values`; the lowest when it asks for none that we know. */
export function levelAsked(values: unknown): string {
  const asked = typeof values === 'string' ? values.split(' ') : []
  return asked.find(level => LEVELS.includes(level)) ?? '1'
}

/**
 * Asks again when a session was begun at a lower level than a request wants, as Keycloak does. Nobody here has a
 * second factor: whoever is chosen is signed in at the level that was asked for.
 */
export function interactions(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  const { Check } = interactionPolicy
  const level = new Check('level', 'a higher level is asked for', ({ oidc }) => {
    const { acr_values: asked } = Object(oidc.params) as { acr_values?: unknown }
    return levelAsked(asked) > (oidc.session?.acr ?? '1')
      ? Check.REQUEST_PROMPT
      : Check.NO_NEED_TO_PROMPT
  })
  policy.get('login')?.checks.add(level)
  return policy
}
