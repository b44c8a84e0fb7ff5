import { useClientHandle, type Client } from '@urql/vue'
import { computed, shallowReadonly, shallowRef } from 'vue'
import type { ResultOf } from '../../api/graphql.ts'
import { MyJobs } from './jobs.graphql.ts'

export type Job = ResultOf<typeof MyJobs>['myJobs']['nodes'][number]

/** Between two looks while something is under way; the longer it takes, the less often. */
const SOON_MS = 1_000
const LATER_MS = 5_000

const jobs = shallowRef<readonly Job[]>([])
/** What has ended last while this page was open. */
const ended = shallowRef<readonly Job[]>([])
let timer: ReturnType<typeof setTimeout> | undefined
let wait = SOON_MS

const isLive = ({ state }: Job): boolean => state === 'WAITING' || state === 'RUNNING'

/** Of how many records all that is under way has come to something. */
const far = computed(() => {
  const live = jobs.value.filter(isLive)
  const sum = (of: (job: Job) => number) => live.reduce((all, job) => all + of(job), 0)
  return live.length
    ? { done: sum(({ done }) => done), total: sum(({ total }) => total) }
    : undefined
})

/** Looks once, and again only as long as something is under way. */
async function look(client: Client): Promise<void> {
  clearTimeout(timer)
  const { data } = await client.query(MyJobs, {}, { requestPolicy: 'network-only' }).toPromise()
  if (data) take(data.myJobs.nodes)
  clearTimeout(timer)
  if (!jobs.value.some(isLive)) return
  timer = setTimeout(() => void look(client), wait)
  wait = Math.min(wait * 1.5, LATER_MS)
}

/** Those that were over before this page was there; what is over by the first look after its start has ended, too. */
let before: Set<string> | undefined

function take(now: readonly Job[]): void {
  const done = now.filter(job => !isLive(job))
  const over = before ? done.filter(({ id }) => !before?.has(id)) : []
  before = new Set(done.map(({ id }) => id))
  jobs.value = now
  if (over.length) ended.value = over
}

/** Long work of whoever is signed in, the same wherever in the product they are. */
export function useJobs() {
  const { client } = useClientHandle()
  return {
    jobs: shallowReadonly(jobs),
    ended: shallowReadonly(ended),
    far,
    isLive,
    /** After something was started, stopped or taken back, and when a page begins. */
    look() {
      wait = SOON_MS
      return look(client)
    },
  }
}
