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
import { checkLiterals } from '../ground/plain-text.ts'

/** Upper bounds of one document (GQL-3). They are checked before validation, and their size is not told. */
const LIMITS = { tokens: 2000, depth: 8, aliases: 15, repeats: 15, objects: 50_000, directives: 50 }

/** Brackets within brackets of whatever kind; introspection needs some thirty. */
const DEEPEST_BRACKETS = 64

/** Rows that a list without a literal `first` may have. */
const ASSUMED_ROWS = 10
const LARGEST_PAGE = 100

/** What a selection comes to, fragments included. */
interface Size {
  depth: number
  aliases: number
  /** Fields that fragments ask for once more in the same place. */
  repeats: number
  objects: number
  directives: number
  /** Names under which its own fields are answered. */
  keys: ReadonlySet<string>
}

const refused = (): GraphQLError =>
  new GraphQLError('The operation asks for too much at once', {
    extensions: { code: 'BAD_USER_INPUT' },
  })

/**
 * Parses and measures a document. Every fragment is measured once, so that nesting them cannot make measuring
 * itself expensive; those that no operation uses are measured too, as they are validated. Throws a `GraphQLError` for
 * a document that is too large, asks a field twice, or holds more than one mutation. Introspection is measured for size,
 * not for depth.
 */
export function checkedDocument(text: string): DocumentNode {
  const document = parsed(text)
  checkLiterals(document)
  const measure = measurer(document)
  for (const node of document.definitions) {
    // how deep a fragment is counts where it is used
    if (isFragment(node)) checkSize({ ...measure(node.selectionSet), depth: 0 })
    if (node.kind !== Kind.OPERATION_DEFINITION) continue
    if (node.operation === 'mutation') checkMutation(node)
    const size = measure(node.selectionSet)
    checkSize(isIntrospection(node) ? { ...size, depth: 0 } : size)
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

function checkSize(size: Size): void {
  const tooLarge =
    size.depth > LIMITS.depth ||
    size.aliases > LIMITS.aliases ||
    size.repeats > LIMITS.repeats ||
    size.objects > LIMITS.objects ||
    size.directives > LIMITS.directives
  if (tooLarge) throw refused()
}

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
    return together(set.selections.map(sizeOfNode))
  }

  const sizeOfNode = (node: SelectionNode): Size => {
    const size = sizeOfPart(node)
    return { ...size, directives: size.directives + (node.directives?.length ?? 0) }
  }

  const sizeOfPart = (node: SelectionNode): Size => {
    if (node.kind === Kind.FIELD) return sizeOfField(node, sizeOf)
    if (node.kind === Kind.INLINE_FRAGMENT) return sizeOf(node.selectionSet)
    return sizeOfFragment(node.name.value)
  }

  const sizeOfFragment = (name: string): Size => {
    const known = measured.get(name)
    const fragment = fragments.get(name)
    if (known || !fragment) return known ?? NOTHING
    measured.set(name, ENDLESS)
    const size = sizeOf(fragment.selectionSet)
    measured.set(name, size)
    return size
  }

  return sizeOf
}

const NOTHING: Size = {
  depth: 0,
  aliases: 0,
  repeats: 0,
  objects: 0,
  directives: 0,
  keys: new Set(),
}

/** What a fragment comes to that holds itself. */
const ENDLESS: Size = { ...NOTHING, repeats: Infinity }

const isFragment = (node: { kind: string }): node is FragmentDefinitionNode =>
  node.kind === Kind.FRAGMENT_DEFINITION

function sizeOfField(node: FieldNode, sizeOf: (set: SelectionSetNode) => Size): Size {
  const aliases = node.alias ? 1 : 0
  const keys = new Set([keyOf(node)])
  if (!node.selectionSet) return { ...NOTHING, aliases, depth: 1, keys }
  const below = sizeOf(node.selectionSet)
  return {
    ...below,
    keys,
    depth: below.depth + 1,
    aliases: below.aliases + aliases,
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

const keyOf = (node: FieldNode): string => (node.alias ?? node.name).value

/** The parts of one place, which ask once more for each key that several of them have. */
function together(parts: Size[]): Size {
  const sum = (of: (size: Size) => number): number =>
    parts.reduce((before, part) => before + of(part), 0)
  const keys = new Set(parts.flatMap(part => [...part.keys]))
  return {
    keys,
    depth: Math.max(0, ...parts.map(part => part.depth)),
    aliases: sum(part => part.aliases),
    repeats: sum(part => part.repeats + part.keys.size) - keys.size,
    objects: sum(part => part.objects),
    directives: sum(part => part.directives),
  }
}

/**
 * Asking the same field twice in one place makes validation quadratic. Within one pair of braces it is never needed; between
 * fragments some of it is, as each says what it needs itself.
 */
function checkTwice({ selections }: SelectionSetNode): void {
  const keys = selections.filter(node => node.kind === Kind.FIELD).map(keyOf)
  if (new Set(keys).size < keys.length) throw refused()
}
