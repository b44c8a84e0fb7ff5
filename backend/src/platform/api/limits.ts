import {
  GraphQLError,
  Kind,
  parse,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { documentDepth } from './document-depth.ts'
import { checkLiterals } from './plain-text.ts'

/** Upper bounds of one document (GQL-3). They are checked before validation, and their size is not told. */
const LIMITS = { tokens: 2000, depth: 8, aliases: 15, objects: 50_000, directives: 50 }

/** Brackets within brackets of whatever kind; introspection needs some thirty. */
const DEEPEST_BRACKETS = 64

/** Rows that a list without a literal `first` may have. */
const ASSUMED_ROWS = 10
const LARGEST_PAGE = 100

/** What a selection comes to, fragments included. */
interface Size {
  depth: number
  aliases: number
  objects: number
  directives: number
}

const refused = (): GraphQLError =>
  new GraphQLError('The operation asks for too much at once', {
    extensions: { code: 'BAD_USER_INPUT' },
  })

/**
 * Parses and measures a document. Every fragment is measured once, so that nesting them cannot make measuring
 * itself expensive. Throws a `GraphQLError` for a document that is too large, asks a field twice, or holds more
 * than one mutation. Introspection is measured for size, not for depth.
 */
export function checkedDocument(text: string): DocumentNode {
  const document = parsed(text)
  checkLiterals(document)
  const measure = measurer(document)
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue
    if (operation.operation === 'mutation') checkMutation(operation)
    const size = measure(operation.selectionSet)
    if (tooLarge(isIntrospection(operation) ? { ...size, depth: 0 } : size)) throw refused()
  }
  return document
}

/** The parser's own words for too many tokens would tell the limit. */
function parsed(text: string): DocumentNode {
  if (documentDepth(text) > DEEPEST_BRACKETS) throw refused()
  try {
    return parse(text, { maxTokens: LIMITS.tokens, noLocation: true })
  } catch (error) {
    throw String(error).includes('Parsing aborted') ? refused() : error
  }
}

const tooLarge = (size: Size): boolean =>
  size.depth > LIMITS.depth ||
  size.aliases > LIMITS.aliases ||
  size.objects > LIMITS.objects ||
  size.directives > LIMITS.directives

function checkMutation({ selectionSet }: OperationDefinitionNode): void {
  const [only, ...others] = selectionSet.selections
  if (others.length || only?.kind !== Kind.FIELD) throw refused()
}

const isIntrospection = ({ selectionSet }: OperationDefinitionNode): boolean =>
  selectionSet.selections.every(
    node => node.kind === Kind.FIELD && node.name.value.startsWith('__'),
  )

function measurer(document: DocumentNode): (set: SelectionSetNode) => Size {
  const fragments = new Map(
    document.definitions.filter(isFragment).map(node => [node.name.value, node]),
  )
  const measured = new Map<string, Size>()

  const sizeOf = (set: SelectionSetNode): Size => {
    checkTwice(set)
    return set.selections.map(sizeOfNode).reduce(add, NOTHING)
  }

  const sizeOfNode = (node: SelectionNode): Size => {
    const own = { ...NOTHING, directives: node.directives?.length ?? 0 }
    if (node.kind === Kind.FIELD) return add(own, sizeOfField(node, sizeOf))
    if (node.kind === Kind.INLINE_FRAGMENT) return add(own, sizeOf(node.selectionSet))
    return add(own, sizeOfFragment(node.name.value))
  }

  const sizeOfFragment = (name: string): Size => {
    const known = measured.get(name)
    const fragment = fragments.get(name)
    if (known || !fragment) return known ?? NOTHING
    measured.set(name, NOTHING)
    const size = sizeOf(fragment.selectionSet)
    measured.set(name, size)
    return size
  }

  return sizeOf
}

const NOTHING: Size = { depth: 0, aliases: 0, objects: 0, directives: 0 }

const isFragment = (node: { kind: string }): node is FragmentDefinitionNode =>
  node.kind === Kind.FRAGMENT_DEFINITION

function sizeOfField(node: FieldNode, sizeOf: (set: SelectionSetNode) => Size): Size {
  const alias = node.alias ? 1 : 0
  if (!node.selectionSet) return { ...NOTHING, aliases: alias, depth: 1 }
  const below = sizeOf(node.selectionSet)
  return {
    depth: below.depth + 1,
    aliases: below.aliases + alias,
    directives: below.directives,
    objects: 1 + rowsOf(node) * Math.max(1, below.objects),
  }
}

/** Rows that a field may bring: its literal `first`, the largest page for a variable, some for a plain plural. */
function rowsOf(node: FieldNode): number {
  const first = node.arguments?.find(argument => argument.name.value === 'first')?.value
  if (first?.kind === Kind.INT) return Math.max(1, Number(first.value))
  if (first) return LARGEST_PAGE
  return node.name.value.endsWith('s') && !CARRIERS.has(node.name.value) ? ASSUMED_ROWS : 1
}

/** Parts of a connection, whose rows the connection's own `first` has counted. */
const CARRIERS = new Set(['nodes', 'edges'])

const add = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  objects: a.objects + b.objects,
  directives: a.directives + b.directives,
})

/** Asking the same field twice in one place is never needed and makes validation quadratic. */
function checkTwice({ selections }: SelectionSetNode): void {
  const keys = selections
    .filter(node => node.kind === Kind.FIELD)
    .map(node => (node.alias ?? node.name).value)
  if (new Set(keys).size < keys.length) throw refused()
}
