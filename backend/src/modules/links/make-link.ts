import { BadInput, type FieldProblem } from '../../platform/ground/errors.ts'
import { known } from '../../platform/writing/record.ts'
import type { Work } from '../../platform/writing/work.ts'
import { managerOf } from '../cases/case.scope.ts'
import { problemsOfDay, type ClientDays } from '../cases/counselling-day.ts'
import type { Case } from '../cases/case.entity.ts'
import { missingConsent } from '../cases/missing-consent.ts'
import { IntegrationManager } from '../staff/integration-manager.entity.ts'
import type { LinkPurpose } from './link.codes.ts'
import { LimitedLink } from './limited-link.entity.ts'

export const LONGEST_DAYS = 30
/** Enough for an office that looks often, and few for a link that went astray. */
const MOST_USES = 40
/** Of one thing, whatever became of them: each stays in the file. */
const MOST_LINKS = 100
const CHALLENGE = /^[\w-]{43}$/

/** What is said of a link by whoever makes it. */
export interface LinkWish {
  recipient: string
  reason: string
  agreedOn: string
  lastDay: string
  /** SHA-256, base64url, of 22 characters of base64url, which are 128 random bits and known to the client alone. */
  challenge: string
}

interface Opened {
  purpose: LinkPurpose
  thing: string
  caseFile: Case
  client: ClientDays
}

/** A capability for one recipient and one thing, which its secret alone opens (product-map 3). */
export async function makeLink(
  work: Work,
  input: LinkWish,
  { client, ...opened }: Opened,
): Promise<LimitedLink> {
  const recipient = input.recipient.trim()
  const reason = input.reason.trim()
  const { agreedOn, lastDay, challenge } = input
  const problems = [
    ...problemsOfWish({ ...input, recipient, reason }, work),
    ...problemsOfAgreement(agreedOn, { work, client, caseFile: opened.caseFile }),
    ...(await problemsOfNumber(work, opened.thing)),
  ]
  if (problems.length) throw new BadInput(...problems)
  return work.add(LimitedLink, {
    ...opened,
    recipient,
    reason,
    agreedOn,
    lastDay,
    hash: Buffer.from(challenge, 'base64url'),
    mostUses: MOST_USES,
    madeBy: known(IntegrationManager, { id: managerOf(work.actor) }),
  })
}

function problemsOfWish(
  { recipient, reason, lastDay, challenge }: LinkWish,
  { today }: Work,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  for (const [path, text] of Object.entries({ recipient, reason }))
    if (text === '') problems.push({ path, rule: 'required', message: 'a name or a sentence' })
  if (lastDay < today) problems.push({ path: 'lastDay', rule: 'inPast', message: 'today or later' })
  if (lastDay > daysAfter(today, LONGEST_DAYS))
    problems.push({
      path: 'lastDay',
      rule: 'tooFar',
      message: `within ${LONGEST_DAYS} days`,
      most: LONGEST_DAYS,
    })
  if (!CHALLENGE.test(challenge))
    problems.push({ path: 'challenge', rule: 'invalid', message: 'SHA-256 as base64url' })
  return problems
}

/** Nothing leaves without the client: neither without the consent to be counselled, nor without this one. */
function problemsOfAgreement(
  agreedOn: string,
  { work: { today }, client, caseFile }: { work: Work; client: ClientDays; caseFile: Case },
): FieldProblem[] {
  if (missingConsent(caseFile).length)
    return [{ path: 'agreedOn', rule: 'consentMissing', message: 'record the consent first' }]
  return problemsOfDay(agreedOn, 'agreedOn', { today, client })
}

async function problemsOfNumber({ rows }: Work, thing: string): Promise<FieldProblem[]> {
  const [found] = await rows<{ links: number }>({ name: 'links-of', text: COUNT, values: [thing] })
  if (found!.links < MOST_LINKS) return []
  return [
    { path: 'recipient', rule: 'tooMany', message: `at most ${MOST_LINKS}`, most: MOST_LINKS },
  ]
}

const COUNT =
  'select count(*)::int as links from app.limited_link l where l.tenant = $1 and l.thing = $2'

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
