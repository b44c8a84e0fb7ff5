import type { Actor } from '../identity/actor.ts'
import type { Speech } from './speech.ts'

const WORDS = {
  de: {
    line: 'Integrationsmanagement',
    by: 'erstellt von {name}',
    document: 'Dokument {id}',
    confidential: 'Vertraulich',
    demo: 'Beispieldaten, nicht zitierfähig',
    pages: 'Seite {n} von {of}',
  },
  en: {
    line: 'Integration management',
    by: 'made by {name}',
    document: 'Document {id}',
    confidential: 'Confidential',
    demo: 'Sample data, not to be quoted',
    pages: 'Page {n} of {of}',
  },
}

interface Circumstances {
  actor: Actor
  speech: Speech
  /** Under which the audit trail knows it. */
  id: string
  at: Date
  people: boolean
  /** All data are made up, which has to stand wherever they may be quoted. */
  demo: boolean
}

/** What stands around every document: whose it is, who made it when, and which page this is. */
export function letterhead({ actor, speech, id, at, people, demo }: Circumstances): object {
  const words = speech.of(WORDS)
  const own = actor.memberships.find(({ tenant }) => tenant === actor.tenant)
  return {
    language: speech.language,
    direction: 'ltr',
    tenant: { name: own?.tenantName ?? '', line: words.line, hue: hueOf(actor.tenant ?? '08') },
    made: [speech.moment(at), words.by.replace('{name}', actor.displayName)],
    foot: [
      ...(demo ? [words.demo] : []),
      ...(people ? [words.confidential] : []),
      words.document.replace('{id}', id),
    ].join(' · '),
    pages: words.pages,
  }
}

/** Said before the rows of a sheet. */
export const demoNote = (speech: Speech): string => speech.of(WORDS).demo

const GOLDEN_ANGLE = 137.508
const STATE_HUE = 95

/** The tenant's colour as in the web UI; a test compares the two. */
export function hueOf(ags: string): number {
  return ags.length < 5 ? STATE_HUE : Math.round((Number(ags) * GOLDEN_ANGLE) % 360)
}
