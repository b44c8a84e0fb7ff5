import { expect } from 'vitest'
import type { CaseFile, Manager } from './population.ts'
import { mutationOf } from './mutation.ts'
import { once, type Answer, type ApiClient, type Data, type World } from './world.ts'

const JOB =
  'id kind state total done result { outcome count } undoes undoUntil failure version can { cancel undo }'

/** Cases as somebody saw them who saw them new. */
export const seen = (...files: CaseFile[]) => files.map(({ id }) => ({ id, version: 1 }))

/** How many records came to what. */
export const counts = ({ result }: Data): Data =>
  Object.fromEntries(result.map(({ outcome, count }: Data) => [outcome, count]))

/** Hands cases over as somebody, and looks at what became of them. */
export class Handover {
  constructor(
    readonly world: World,
    readonly tenant: string,
    readonly client: ApiClient,
  ) {}

  done(): Promise<void> {
    return this.world.server.jobs.round(this.tenant)
  }

  start(input: Data, client = this.client): Promise<Answer> {
    const wish = { clientMutationId: once(), ...input }
    return client.send(mutationOf('reassignCases', `job { ${JOB} }`), { input: wish })
  }

  /** The caller's newest job that is like this. */
  async job(like: Data, client = this.client): Promise<Data | undefined> {
    const { myJobs } = await client.get(`{ myJobs(first: 100) { nodes { ${JOB} } } }`)
    const isLike = (job: Data) => Object.entries(like).every(([name, is]) => job[name] === is)
    return myJobs.nodes.find(isLike)
  }

  /** Started and done. */
  async handedOver(input: Data): Promise<Data> {
    const { data, errors } = await this.start(input)
    expect(errors).toEqual([])
    await this.done()
    return (await this.job({ id: data!['reassignCases'].job.id }))!
  }

  /** The job that takes this one back, done. */
  async undone({ id, version }: Data): Promise<Data> {
    const { errors } = await this.change('undoJob', { id, version })
    expect(errors).toEqual([])
    await this.done()
    return (await this.job({ undoes: id }))!
  }

  change(verb: string, input: Data, client = this.client): Promise<Answer> {
    return client.send(mutationOf(verb), { input: { clientMutationId: once(), ...input } })
  }

  async responsible(id: string) {
    const row = 'manager, organisation_unit as unit, version'
    const [found] = await this.world.sql<{
      manager: string | null
      unit: string
      version: number
    }>(`select ${row} from app.case_file where id = $1`, [id])
    return found!
  }

  async employerOf({ id }: Manager): Promise<string> {
    const text = 'select unit from app.integration_manager where id = $1'
    return (await this.world.sql<{ unit: string }>(text, [id]))[0]!.unit
  }

  history(id: string): Promise<Data[]> {
    return this.world.sql(
      `select manager, valid_from::text as from, valid_to::text as to, handover_reason as reason from app.case_assignment
       where case_file = $1 order by valid_from, valid_to nulls last, id`,
      [id],
    )
  }

  dues(id: string): Promise<Data[]> {
    return this.world.sql(
      'select title, reason, status, assignee, due_on::text as due from app.follow_up where case_file = $1',
      [id],
    )
  }
}
