type Refused = 'signedOut' | 'failed' | 'unreachable' | 'noAccess'

/** How far a sign-in has come. */
export type Phase = 'starting' | 'choosing' | 'signedIn' | Refused
