import type { Words } from '../../locales/texts.ts'
import type { session as de } from './session.de.ts'

export const session: Words<typeof de> = {
  title: 'Sign in',
  lead: 'Talks, follow-ups and key figures of integration management in Baden-Württemberg.',
  signIn: 'Sign in',
  hint: 'Use the account of your authority. If you have none, ask the coordination of your district.',
  starting: 'Checking your sign-in',
  failed: 'Signing in did not work. Please try again.',
  unreachable: 'The sign-in service cannot be reached. Please try again later.',
  choose: 'Where do you work today?',
  chooseHint: 'Your account is valid in several places. You can switch later at the top right.',
  none: 'Nothing has been granted to this account yet',
  noneHint: 'Please ask the coordination of your district.',
  noneYet:
    'Have you just accepted an invitation? Then this page goes on by itself in a moment. Otherwise please ask the coordination of your district.',
}
