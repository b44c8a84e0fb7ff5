import {
  createRequest,
  useClientHandle,
  type AnyVariables,
  type CombinedError,
  type OperationResult,
  type TypedDocumentNode,
} from '@urql/vue'
import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { keepPages, pagesKept } from './place.ts'
import { printsWith } from './printing.ts'

interface Connection<Node> {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}
interface Options<Data, Variables, Node> {
  query: TypedDocumentNode<Data, Variables & { after?: string | null }>
  variables: () => Variables
  connection: (data: Data) => Connection<Node> | null | undefined
  /** Types whose mutation makes the list stale, also when it is empty. */
  typenames: string[]
}

/** A list that is read page by page, as `PagedList` shows it. */
export interface Pages<Node> {
  nodes: Readonly<Ref<Node[]>>
  ready: Readonly<Ref<boolean>>
  error: Readonly<Ref<CombinedError | undefined>>
  hasMore: Readonly<Ref<boolean>>
  more: () => void
  restart: () => void
  refresh: () => void
}

/** As many pages as a paper may have. */
const MOST_PRINTED = 40

/** A keyset-paged list that grows by `more`; each page stays subscribed, so a save refreshes all. */
export function usePages<Data, Variables extends AnyVariables & object, Node>(
  options: Options<Data, Variables, Node>,
) {
  const { client } = useClientHandle()
  const results = shallowRef<OperationResult<Data>[]>([])
  const kept = shallowRef(1)
  let opened: { after: string | null; stop: () => void }[] = []
  /** Under which name the browser's history keeps how far it was read. */
  const name = () =>
    nameOf(options.query as TypedDocumentNode) + JSON.stringify(options.variables())

  function open(index: number, after: string | null) {
    const request = client.query(
      options.query,
      { ...options.variables(), after },
      { requestPolicy: 'cache-and-network', additionalTypenames: options.typenames },
    )
    const { unsubscribe } = request.subscribe(result => {
      results.value = Object.assign([...results.value], { [index]: result })
    })
    opened.push({ after, stop: unsubscribe })
  }
  function close() {
    for (const { stop } of opened) stop()
    opened = []
  }
  function restart() {
    close()
    results.value = []
    kept.value = pagesKept(name())
    open(0, null)
  }
  /** Asks the server for the pages anew; what is shown stays until the answers are there. */
  function refresh() {
    for (const { after } of opened) {
      const request = createRequest(options.query, { ...options.variables(), after })
      client.reexecuteOperation(
        client.createRequestOperation('query', request, {
          requestPolicy: 'network-only',
          additionalTypenames: options.typenames,
        }),
      )
    }
  }
  watch(() => JSON.stringify(options.variables()), restart, { immediate: true })
  onScopeDispose(close)

  const pages = computed(() => results.value.flatMap(r => (r.data ? [r.data] : [])))
  const connections = computed(() => pages.value.flatMap(data => options.connection(data) ?? []))
  const nodes = computed(() => connections.value.flatMap(c => c.nodes))
  const last = computed(() => connections.value.at(-1)?.pageInfo)
  const error = computed<CombinedError | undefined>(() => results.value.find(r => r.error)?.error)
  const hasMore = computed(() => last.value?.hasNextPage ?? false)
  /** Whether it is still read to where somebody left it. */
  const returning = computed(
    () => hasMore.value && !error.value && connections.value.length < kept.value,
  )
  const ready = computed(() => pages.value.length > 0 && !returning.value)
  /** Once a page, however often it is asked for while it is on its way. */
  function more() {
    const { hasNextPage, endCursor = null } = last.value ?? {}
    if (!hasNextPage || opened.length !== results.value.length) return
    open(opened.length, endCursor)
    keepPages(name(), opened.length)
  }
  watch(last, () => returning.value && more(), { immediate: true })
  async function readAll(): Promise<void> {
    while (hasMore.value && !error.value && opened.length < MOST_PRINTED) {
      more()
      await until(() => results.value.length === opened.length || Boolean(error.value))
    }
  }
  printsWith(readAll)

  const first = computed(() => pages.value[0])
  return { nodes, first, error, ready, hasMore, more, restart, refresh }
}

function nameOf({ definitions: [definition] }: TypedDocumentNode): string {
  return definition?.kind === 'OperationDefinition' ? (definition.name?.value ?? '') : ''
}

function until(isSo: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const stop = watch(
      isSo,
      so => {
        if (!so) return
        resolve()
        queueMicrotask(() => stop())
      },
      { immediate: true },
    )
  })
}
