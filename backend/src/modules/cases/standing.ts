import type { Work } from '../../platform/writing/work.ts'
import type { Standing } from './case-course.ts'
import type { CaseStatus } from './case.codes.ts'
import type { Case } from './case.entity.ts'
import { missingConsent } from './missing-consent.ts'

/** How the case stands, for the guards of its course. */
export async function standingOf(file: Case, { rows, today }: Work): Promise<Standing & Counted> {
  const [row] = await rows<Counted>({ name: 'case-standing', text: STANDING, values: [file.id] })
  return {
    ...row!,
    status: file.status,
    consents: !missingConsent(file).length,
    counsellingStart: file.counsellingStart ?? null,
    closedOn: file.closedOn ?? null,
    today,
  }
}

interface Counted {
  talks: number
  attempts: number
  openFollowUps: number
  former: CaseStatus | null
  lastTalk: string | null
}

/** SQL of what a case was before its closing was prepared. */
export const formerStatusOf = (file: string, tenant: string): string =>
  `(select s.from_status from app.case_status_change s where s.tenant = ${tenant} and s.case_file = ${file} and s.to_status = 'CLOSING' order by s.id desc limit 1)`

const TALKS =
  'from app.consultation t where t.tenant = $1 and t.case_file = $2 and t.withdrawn_on is null'

const STANDING = `select (select count(*)::int ${TALKS} and not t.no_show) as talks, (select count(*)::int ${TALKS}) as attempts,
  (select max(t.held_on) ${TALKS}) as "lastTalk",
  (select count(*)::int from app.follow_up u where u.tenant = $1 and u.case_file = $2 and u.status in ('OPEN', 'SNOOZED')) as "openFollowUps",
  ${formerStatusOf('$2', '$1')} as former`
