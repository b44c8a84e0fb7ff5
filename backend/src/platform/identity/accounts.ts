/** Who is asked to come in, and where to. */
export interface Invitation {
  /** AGS; the alias of the organisation. */
  tenant: string
  email: string
  displayName: string
}

/** Somebody whom the issuer knows. */
export interface KnownPerson {
  subject: string
  login: string
  displayName: string
}

/** What our rows say about somebody, in all organisations together. */
export interface Standing {
  /** Functions that hold somewhere. */
  roles: readonly string[]
  /** AGS of every organisation in which one of them holds. */
  organizations: readonly string[]
  /** Whether one holds anywhere at all, or never did. */
  enabled: boolean
}

/**
 * The issuer's side of accounts (architecture 5a): where a function holds is in our rows, and the issuer follows.
 * Every method may be called again with the same effect, because whoever calls retries.
 */
export interface Accounts {
  /** `iss` of the tokens of everybody here. */
  issuer: string
  /** Sends the invitation by e-mail; nobody else ever sees its link (KC-11). */
  invite(invitation: Invitation): Promise<void>
  /** Who has accepted the invitation of that address into that organisation; `null` as long as nobody has. */
  acceptedBy(invitation: Pick<Invitation, 'tenant' | 'email'>): Promise<KnownPerson | null>
  /** Joins organisations, gives and takes the realm roles of functions, enables or disables. */
  follow(subject: string, standing: Standing): Promise<void>
  /** Ends all sessions; our own side refuses their access tokens by itself. */
  signOut(subject: string): Promise<void>
}
