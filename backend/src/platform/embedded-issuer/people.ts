import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { Person } from './claims.ts'

const FILE = 'issuer-people.json'

const Invited = v.object({
  /** SHA-256 of the token in the mail. */
  token: v.string(),
  email: v.string(),
  displayName: v.string(),
  tenant: v.string(),
  /** Milliseconds since the epoch. */
  expiresAt: v.number(),
  acceptedBy: v.nullable(v.string()),
})
export type Invited = v.InferOutput<typeof Invited>

const Kept = v.object({
  people: v.array(
    v.object({
      login: v.string(),
      displayName: v.string(),
      subject: v.string(),
      email: v.optional(v.string()),
      disabled: v.optional(v.boolean()),
      memberships: v.array(v.object({ tenant: v.string(), role: v.string() })),
    }),
  ),
  invitations: v.array(Invited),
})

/**
 * Whom the embedded issuer knows: those it was started with, and whoever accepted an invitation since. What changes
 * is kept beside the signing key, so that it outlives a restart.
 */
export class People implements Iterable<Person> {
  readonly #file: string
  readonly #people: Map<string, Person>
  readonly #changed = new Set<string>()
  invitations: Invited[] = []

  constructor(given: readonly Person[], dataDir: string) {
    this.#file = join(dataDir, FILE)
    this.#people = new Map(given.map(person => [person.subject, person]))
    if (!existsSync(this.#file)) return
    const kept = v.parse(Kept, JSON.parse(readFileSync(this.#file, 'utf8')))
    for (const { email, disabled, ...person } of kept.people)
      this.#put({ ...person, ...(email && { email }), ...(disabled && { disabled }) })
    this.invitations = kept.invitations
  }

  *[Symbol.iterator](): Iterator<Person> {
    for (const person of this.#people.values()) if (!person.disabled) yield person
  }

  /** Somebody who may sign in. */
  find(subject: string): Person | undefined {
    const person = this.#people.get(subject)
    return person?.disabled ? undefined : person
  }

  byEmail(email: string): Person | undefined {
    return [...this.#people.values()].find(person => person.email === email)
  }

  /** Adds somebody, or changes them. */
  change(subject: string, to: Partial<Person>): void {
    const person = this.#people.get(subject)
    this.#put({ login: subject, displayName: subject, memberships: [], ...person, ...to, subject })
    this.remember()
  }

  remember(): void {
    const people = [...this.#changed].map(subject => this.#people.get(subject))
    mkdirSync(dirname(this.#file), { recursive: true })
    const content = JSON.stringify({ people, invitations: this.invitations })
    writeFileSync(this.#file, content, { mode: 0o600 })
  }

  #put(person: Person): void {
    this.#people.set(person.subject, person)
    this.#changed.add(person.subject)
  }
}
