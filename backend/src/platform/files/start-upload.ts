import { Field, InputType, Int } from 'type-graphql'
import { BadInput, type FieldProblem } from '../ground/errors.ts'
import { UuidScalar } from '../ground/scalars.ts'
import type { Rule } from '../identity/policy.ts'
import { authorize } from '../identity/policy.ts'
import { mutation, type MutationRow } from '../fields/mutation-fields.ts'
import { Between, Line } from '../limits/limit.ts'
import { MutationInput } from '../writing/mutation.type.ts'
import type { Work } from '../writing/work.ts'
import { fileType, LARGEST } from './file-types.ts'
import { Upload } from './upload.entity.ts'

const CHALLENGE = /^[\w-]{43}$/

@InputType({ description: 'A file that somebody wants to send.' })
export class StartUploadInput extends MutationInput {
  @Field(() => UuidScalar, { description: 'What it is for.' })
  declare thingId: string

  @Line(100)
  @Field(() => String, { description: 'Its media type, e.g. application/pdf.' })
  declare type: string

  @Between(1, LARGEST)
  @Field(() => Int, { description: 'Bytes of the whole.' })
  declare size: number

  @Line(43)
  @Field(() => String, {
    description:
      'SHA-256 of the ticket, base64url. The ticket is a random text that the client makes, and shows with each piece; nobody else ever holds it.',
  })
  declare challenge: string
}

interface Wish {
  description: string
  rule: Rule
  /** Throws unless the caller may add a file to this. */
  thing: (work: Work, id: string) => Promise<unknown>
}

/** The mutation by which a module lets files of its kind come in: it takes the wish, and the pieces come by HTTP. */
export const startsUpload = (kind: string, { description, rule, thing }: Wish): MutationRow =>
  mutation<StartUploadInput>({
    description,
    rule,
    input: StartUploadInput,
    async verb(work, { thingId, type, size, challenge }) {
      authorize(rule, work.actor)
      await thing(work, thingId)
      const problems = problemsOf({ type, size, challenge })
      if (problems.length) throw new BadInput(...problems)
      await withinQuota(work, size)
      return work.add(Upload, {
        subject: work.actor.subject,
        kind,
        thing: thingId,
        type,
        size,
        challenge: Buffer.from(challenge, 'base64url'),
        expiresAt: new Date(Date.now() + UPLOAD_MS),
      })
    },
  })

/** Between two pieces; somebody may lose the line at night. */
const UPLOAD_MS = 24 * 60 * 60 * 1000

function problemsOf({
  type,
  size,
  challenge,
}: Omit<StartUploadInput, 'thingId' | 'clientMutationId'>): FieldProblem[] {
  const problems: FieldProblem[] = []
  const known = fileType(type)
  if (!known)
    problems.push({ path: 'type', rule: 'fileType', message: 'PDF, JPEG, PNG, DOCX, XLSX or ODT' })
  else if (size > known.most)
    problems.push({
      path: 'size',
      rule: 'fileSize',
      message: `at most ${known.most / MB} MB`,
      most: known.most / MB,
    })
  if (!CHALLENGE.test(challenge))
    problems.push({ path: 'challenge', rule: 'invalid', message: 'SHA-256 as base64url' })
  return problems
}

const MB = 1024 ** 2
const GB = 1024 ** 3
/** What is kept and what is on its way (FILE-1). */
export const QUOTAS = {
  tenant: { bytes: 50 * GB, files: 200_000 },
  person: { bytes: GB / 4, files: 40 },
}

interface Used {
  bytes: string
  files: string
  own_bytes: string
  own_files: string
}

/** Who is first decides: wishes of a Kreis look one after the other. */
const TURN = `select version from app.tenant_key where tenant = $1 order by version limit 1 for no key update`
const USED = `select
    coalesce(sum(size), 0) as bytes, count(*) as files,
    coalesce(sum(size) filter (where own), 0) as own_bytes, count(*) filter (where own) as own_files
  from (select size, false as own from app.file where tenant = $1
    union all select size, subject = $2 from app.upload where tenant = $1) kept`

async function withinQuota({ rows, actor }: Work, size: number): Promise<void> {
  await rows({ name: 'quota-turn', text: TURN, values: [] })
  const [used] = await rows<Used>({ name: 'quota-used', text: USED, values: [actor.subject] })
  const { tenant, person } = QUOTAS
  const within =
    Number(used!.bytes) + size <= tenant.bytes &&
    Number(used!.files) < tenant.files &&
    Number(used!.own_bytes) + size <= person.bytes &&
    Number(used!.own_files) < person.files
  if (within) return
  throw new BadInput({ path: 'size', rule: 'quota', message: 'there is no room for more files' })
}
