import { Field, InputType } from 'type-graphql'
import { BadInput } from '../../platform/ground/errors.ts'
import { DateScalar } from '../../platform/ground/scalars.ts'
import { authorize } from '../../platform/identity/policy.ts'
import { RecordInput } from '../../platform/writing/mutation.type.ts'
import { unchangedSince } from '../../platform/writing/version.ts'
import type { Work } from '../../platform/writing/work.ts'
import { endLinks } from '../links/end-links.ts'
import { FollowUp } from '../follow-ups/follow-up.entity.ts'
import { ConsentForm } from './case.codes.ts'
import type { Case } from './case.entity.ts'
import { casePolicy } from './case.policy.ts'
import type { ConsentInput } from './consent.ts'
import { problemsOfDay } from './counselling-day.ts'
import { ownCase } from './own-case.ts'

@InputType({ description: 'What the client of a case was told and agreed to.' })
export class RecordConsentInput extends RecordInput implements ConsentInput {
  @Field(() => DateScalar, {
    description: 'Day on which data protection was explained, today or earlier.',
  })
  declare informedOn: string
  @Field(() => ConsentForm, {
    description: 'How consent was given; ANONYMOUS for whoever refuses it.',
  })
  declare consentForm: keyof typeof ConsentForm
}

@InputType({ description: 'That the client of a case takes the consent back.' })
export class WithdrawConsentInput extends RecordInput {
  @Field(() => DateScalar, { description: 'Day of the withdrawal, today or earlier.' })
  declare withdrawnOn: string
}

/** Counselling may go on (R-CASE-2), but the next talk asks for another consent, or to be anonymous; what was given outside ends. */
export async function withdrawConsent(
  file: Case,
  work: Work,
  { withdrawnOn }: WithdrawConsentInput,
): Promise<void> {
  const { today } = work
  const problems = problemsOfDay(withdrawnOn, 'withdrawnOn', { today, client: null })
  if (!problems.length && file.informedOn && withdrawnOn < file.informedOn)
    problems.push({
      path: 'withdrawnOn',
      rule: 'beforeConsent',
      message: 'not before the consent was given',
    })
  if (problems.length) throw new BadInput(...problems)
  file.consentWithdrawnOn = withdrawnOn
  await endLinks(work, { caseId: file.id })
}

/** Writes down what the first talk asks for (domain 6.5), or corrects it. */
export async function recordConsent(work: Work, input: RecordConsentInput): Promise<Case> {
  const { client, facts, managed } = await ownCase(work, input.id)
  const file = managed()
  await unchangedSince(input.version, file, work)
  authorize(casePolicy.recordConsent, work.actor, facts)
  const { today } = work
  const problems = problemsOfDay(input.informedOn, 'informedOn', { today, client })
  if (problems.length) throw new BadInput(...problems)
  file.agree(input)
  await told(work, input)
  return file
}

/** Since the case came from another employer, the client was to be told; that has happened by now. */
async function told(work: Work, { id, informedOn }: RecordConsentInput): Promise<void> {
  type Row = { id: string; version: number; person: string }
  const values = [id, informedOn]
  const open = await work.rows<Row>({ name: 'follow-ups-to-inform', text: TO_INFORM, values })
  work.change(FollowUp, open, { status: 'DONE', doneOn: work.today })
}

const TO_INFORM = `select u.id, u.version, f.person from app.follow_up u
    join app.case_file f on f.tenant = $1 and f.id = u.case_file
  where u.tenant = $1 and u.case_file = $2 and u.reason = 'INFORM_CLIENT' and u.status in ('OPEN', 'SNOOZED')
    and exists (select from app.case_assignment a where a.tenant = $1 and a.case_file = $2 and a.role = 'MAIN'
      and a.valid_to is null and a.valid_from <= $3::date)
  order by u.id for update of u`
