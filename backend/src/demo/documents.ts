import { DOCUMENTS } from '../modules/documents/add-document.ts'
import type { Statement } from '../platform/database/statement.ts'
import { uuidv7 } from '../platform/database/uuidv7.ts'
import { Workshop } from '../platform/documents/workshop.ts'
import { keep, type FileGround } from '../platform/files/file-content.ts'
import { SCAN } from '../platform/files/file-jobs.ts'
import { fileType } from '../platform/files/file-types.ts'
import { inspected } from '../platform/files/inspect.ts'
import { promise } from '../platform/jobs/outbox.ts'
import { Calendar, iso } from './calendar.ts'
import { PAPERS, REMINDED, type Paper } from './papers.ts'
import { demoPeople } from './people.ts'

/** How many cases of each person have papers: enough to look at, made within a second. */
const CASES = 6
/** Which papers they have, by their place among them. */
const HELD: readonly (readonly number[])[] = [[0, 1, 3], [2, 4], [0]]
const PDF = 'application/pdf'

interface Holder {
  tenant: string
  caseId: string
  manager: string
  name: string
  opened: string
}

interface Bench {
  ground: FileGround
  workshop: Workshop
  today: number
}

/** Papers at cases of the people of the demo, looked at, sealed and kept as everybody's; later starts find them. */
export async function addDemoDocuments(ground: FileGround, today: string): Promise<void> {
  const workshop = new Workshop()
  const bench = { ground, workshop, today: new Calendar(today).today }
  try {
    for (const { tenant, login } of managers()) await addTo(bench, tenant, login)
  } finally {
    await workshop.close()
  }
}

const managers = () =>
  demoPeople.flatMap(({ login, memberships }) =>
    memberships
      .filter(({ role }) => role === 'integration_manager')
      .map(({ tenant }) => ({ tenant, login })),
  )

async function addTo(bench: Bench, tenant: string, login: string): Promise<void> {
  const { tenants } = bench.ground
  const [some] = await tenants.read<{ some: boolean }>(tenant, any(tenant, login))
  if (some?.some) return
  const holders = await tenants.read<Omit<Holder, 'tenant'>>(tenant, holdersOf(tenant, login))
  for (const [index, holder] of holders.entries()) {
    const papers = PAPERS.filter((_, at) => HELD[index % HELD.length]?.includes(at))
    await Promise.all(papers.map(paper => add(bench, { ...holder, tenant }, paper)))
  }
}

async function add(bench: Bench, holder: Holder, paper: Paper): Promise<void> {
  const { ground, today } = bench
  const { tenant, caseId, manager, opened } = holder
  const content = await inspected(await drawn(bench, holder, paper), fileType(PDF)!)
  const { object, keyVersion, dataKey } = await keep(ground, tenant, content)
  const ids = { file: uuidv7(), follow_up: paper.expires ? uuidv7() : null }
  const about = { case_file: caseId, title: paper.title }
  const seen = iso(today + paper.day + 3)
  await ground.tenants.transaction(tenant, async run => {
    const bytes = { object, size: content.length, key_version: keyVersion, data_key: dataKey }
    await run(insert('file', { tenant, id: ids.file, kind: DOCUMENTS, type: PDF, ...bytes }))
    if (paper.expires)
      await run(
        insert('follow_up', {
          tenant,
          ...about,
          id: ids.follow_up,
          due_on: iso(today + paper.expires - REMINDED),
          reason: paper.reason ?? 'CUSTOM',
          assignee: manager,
        }),
      )
    await run(
      insert('document', {
        tenant,
        ...about,
        ...ids,
        id: uuidv7(),
        kind: paper.kind,
        language: 'de',
        expires_on: paper.expires ? iso(today + paper.expires) : null,
        added_by: manager,
        added_at: `${seen < opened ? opened : seen}T09:00:00Z`,
      }),
    )
    await run(promise(tenant, SCAN, ids.file))
  })
}

function drawn({ workshop, today }: Bench, { name }: Holder, paper: Paper): Promise<Buffer> {
  const { title, sender, text, card = false } = paper
  const until = paper.expires ? { 'Gültig bis': germanDay(today + paper.expires) } : {}
  const facts = Object.entries({ Name: name, ...paper.facts, ...until })
  return workshop.pdf({
    template: 'demo/paper.typ',
    data: {
      title,
      sender,
      card,
      facts,
      text: [`Guten Tag ${name},`, ...text],
      receiver: name,
      day: germanDay(today + paper.day),
      example: 'Beispiel aus den Demodaten: Personen, Stellen und Angaben sind erfunden.',
    },
  })
}

const germanDay = (day: number): string => iso(day).split('-').toReversed().join('.')

const any = (tenant: string, login: string): Statement => ({
  name: 'demo-documents',
  text: `select count(*) > 0 as some from app.document d
    join app.membership m on m.tenant = $1 and m.manager = d.added_by and m.login = $2 where d.tenant = $1`,
  values: [tenant, login],
})

const holdersOf = (tenant: string, login: string): Statement => ({
  name: 'demo-holders',
  text: `select c.id as "caseId", c.manager, p.given_names || ' ' || p.family_name as name, c.opened_on::text as opened
    from app.case_file c
    join app.membership m on m.tenant = $1 and m.manager = c.manager and m.login = $2
    join app.person p on p.tenant = $1 and p.id = c.person
    where c.tenant = $1 and c.status = 'ACTIVE' order by c.updated_at desc, c.id limit ${CASES}`,
  values: [tenant, login],
})

function insert(table: string, row: Readonly<Record<string, unknown>>): Statement {
  const names = Object.keys(row)
  return {
    name: `demo-${table}`,
    text: `insert into app.${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    values: Object.values(row),
  }
}
