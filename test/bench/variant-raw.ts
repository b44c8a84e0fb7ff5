import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { behindGuard } from './behind-guard.ts'
import type * as PoolModule from '../../backend/src/platform/database/pool.ts'
import type * as ReportingModule from '../../backend/src/platform/database/role-pool.ts'
import type * as UuidModule from '../../backend/src/platform/database/uuidv7.ts'
import { built } from './built.ts'
import { DETAIL, LIST, MINISTRY, RECORD, RECORDED } from './raw-sql.ts'
import type { talkOn, Workload } from './operations.ts'
import { announce, readOrder } from './variant.ts'

const { openPool, TenantPool } = await built<typeof PoolModule>('platform/database/pool')
const { RolePool } = await built<typeof ReportingModule>('platform/database/role-pool')
const { uuidv7 } = await built<typeof UuidModule>('platform/database/uuidv7')

/** Hand-written SQL: named statements, one round trip each, the database writes the JSON of the answer. */
const order = readOrder()
const { app, server, actorOf } = behindGuard(order)
const tenants = new TenantPool(openPool(order.urls.tenant))
const reporting = new RolePool(openPool(order.urls.reporting))

interface Answer {
  j: string
}

const answers: Record<Workload, (request: Request) => Promise<Answer[]>> = {
  list: request => {
    const { tenant, managerId } = actorOf(request)
    return tenants.read(tenant!, { name: 'list', text: LIST, values: [tenant, managerId] })
  },
  detail: request => {
    const { tenant, managerId } = actorOf(request)
    const { id } = request.body as { id: string }
    return tenants.read(tenant!, { name: 'detail', text: DETAIL, values: [tenant, managerId, id] })
  },
  insert: record,
  ministry: request => {
    const { from, to } = request.body as { from: string; to: string }
    return reporting.read({ name: 'ministry', text: MINISTRY, values: [from, to, '2022-12-01'] })
  },
}

async function record(request: Request): Promise<Answer[]> {
  const { tenant, managerId, subject } = actorOf(request)
  const input = request.body as ReturnType<typeof talkOn>
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('base64url')
  const {
    caseId,
    clientMutationId,
    heldOn,
    minutes,
    unit,
    setting,
    channel,
    participants,
    topics,
  } = input
  const id = uuidv7()
  const facts = [heldOn, minutes, unit, setting, channel, participants, topics]
  const values = [
    tenant,
    managerId,
    caseId,
    subject,
    clientMutationId,
    hash,
    id,
    ...facts,
    uuidv7(),
  ]
  await tenants.read(tenant!, { name: 'record', text: RECORD, values })
  return tenants.read(tenant!, {
    name: 'recorded',
    text: RECORDED,
    values: [tenant, id, clientMutationId],
  })
}

for (const [workload, answer] of Object.entries(answers))
  app.post(`/${workload}`, async (request: Request, response: Response) => {
    const [row] = await answer(request)
    response.type('application/json').send(row!.j)
  })
announce(server)
