import type { Said } from './case.document-facts.ts'
import { CASE_WORDS } from './case.document-words.ts'

export const TALKS_ON_PAPER = `query TalksOnPaper($id: UUID!, $after: String) {
  case(id: $id) {
    consultations(first: 100, after: $after) {
      nodes {
        heldOn minutes unit setting channel languages interpreter topics noShow withdrawnOn note
        manager { displayName }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

export interface Talk {
  heldOn: string
  minutes: number | null
  unit: string
  setting: string
  channel: string
  languages: string[]
  interpreter: string
  topics: string[]
  noShow: boolean
  withdrawnOn: string | null
  note: string | null
  manager: { displayName: string }
}

export interface TalkPage {
  case: {
    consultations: {
      nodes: Talk[]
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
    }
  } | null
}

/** One talk: when, about what, how, and what was written down of it. */
export function talkOf(talk: Talk, said: Said): object {
  const { speech, named } = said
  const words = speech.of(CASE_WORDS)
  const topics = [
    named('topics', talk.topics),
    talk.noShow ? words.noShow : '',
    talk.withdrawnOn ? words.withdrawn : '',
  ]
  return {
    day: speech.day(talk.heldOn),
    topics: topics.filter(Boolean).join(' · '),
    how: howOf(talk, said),
    note: talk.note ?? '',
  }
}

function howOf(talk: Talk, { speech, named }: Said): string {
  const words = speech.of(CASE_WORDS)
  const { minutes, interpreter, languages } = talk
  return [
    speech.word('setting', talk.setting),
    speech.word('channel', talk.channel),
    minutes === null ? '' : words.minutes.replace('{n}', speech.number(minutes)),
    speech.word('unit', talk.unit),
    languages.length ? words.in.replace('{languages}', named('languages', languages)) : '',
    interpreter === 'NONE'
      ? ''
      : words.interpreter.replace('{kind}', speech.word('interpreter', interpreter)),
    talk.manager.displayName,
  ]
    .filter(Boolean)
    .join(', ')
}
