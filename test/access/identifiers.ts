import { isObjectType, type GraphQLObjectType } from 'graphql'
import type { Role } from '../../backend/src/platform/identity/roles.ts'
import { createSchema } from '../../backend/src/schema.ts'
import { placesOf, type Place } from './arguments.ts'
import { rowFor } from './matrix.ts'
import { moduleRows, ofAllModules } from './modules.ts'
import type { Probe, Variables } from './rows.ts'
import type { Side, Stage } from './stage.ts'

/** What a place of the API takes, when it is no plain number, day or code of a list. */
type Kind =
  /** A record or a key; probed with those that the caller may not see. */
  | 'identifier'
  /** Where a page goes on. */
  | 'cursor'
  /** What a client calls its wish. */
  | 'wish'
  | 'text'

const wordsOf = (pick: 'texts' | 'keys'): Set<string> =>
  new Set(moduleRows.flatMap(rows => rows[pick]?.split(' ') ?? []))
const texts = wordsOf('texts')
const keys = wordsOf('keys')

function kindOf({ path, type }: Place): Kind | undefined {
  const name = path.split('.').at(-1)!
  if (name === 'clientMutationId') return 'wish'
  if (name === 'after') return 'cursor'
  if (type === 'UUID' || keys.has(name)) return 'identifier'
  return texts.has(name) ? 'text' : undefined
}

const fieldRows = ofAllModules(({ fields }) => fields)
const schema = createSchema()
const roots = [schema.getQueryType()!, schema.getMutationType()!]

const placed = (type: GraphQLObjectType): [string, Kind | undefined][] =>
  Object.values(type.getFields()).flatMap(field =>
    placesOf(field)
      .filter(place => ['ID', 'String', 'UUID'].includes(place.type))
      .map(place => [
        `${roots.includes(type) ? '' : `${type.name}.`}${field.name}.${place.path}`,
        kindOf(place),
      ]),
  )

/** MX-2: every place that takes an identifier or a text; without a kind until its module says what it is. */
export const kinds: ReadonlyMap<string, Kind | undefined> = new Map(
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap(placed),
)

export const ofKind = (kind: Kind): string[] =>
  [...kinds].flatMap(([place, found]) => (found === kind ? [place] : []))

/** Values by path, as the matrix has them for those who are allowed. */
function givenOf(field: string, side: Side): Variables {
  const { input, ...others } = rowFor(field).variables?.(side) ?? {}
  const inner = Object.entries(Object(input) as object).map(([key, value]) => [
    `input.${key}`,
    value,
  ])
  return { ...others, ...(Object.fromEntries(inner) as object) }
}

/**
 * A change of a record: the one of its row is the caller's own; the same one of the other Kreis, of a colleague, and
 * records of other kinds are not.
 */
function probeOfChange(place: string, { own, foreign }: Stage): Probe {
  const [field = ''] = place.split('.')
  const idOn = (side: Side) => givenOf(field, side)['input.id'] as string
  const mine = idOn(own)
  const { kreis, manager, theirs, waiting } = own
  const spares = Object.values(own.mine.spare)
  const byKind = [
    [own.mine.id, theirs.id, waiting.id, ...spares.map(({ id }) => id)],
    [own.mine.person],
    [own.mine.talk, ...spares.map(({ talk }) => talk)],
    [own.mine.followUp, ...Object.values(own.mine.due)],
    [own.mine.household!, ...spares.map(({ household }) => household)],
    [manager.id],
    [kreis.unit],
  ]
  const others = byKind.flatMap(ids => (ids.includes(mine) ? [] : [ids[0]!]))
  const colleagues = idOn({ ...own, mine: theirs })
  const { hides = () => [] } = fieldRows[field]!
  return {
    place,
    who: (rowFor(field).allowed as readonly Role[])[0]!,
    own: mine,
    hidden: [idOn(foreign), ...(colleagues === mine ? [] : [colleagues]), ...hides(own), ...others],
  }
}

/** The probes of all modules and of all changes, each with everything that goes in elsewhere. */
export function probesOf(stage: Stage): (Probe & { given: Variables })[] {
  const said = moduleRows.flatMap(({ probes }) => probes?.(stage) ?? [])
  const changes = ofKind('identifier').filter(
    place => place.endsWith('.input.id') && !said.some(probe => probe.place === place),
  )
  return [...said, ...changes.map(place => probeOfChange(place, stage))].map(probe => {
    const isChange = probe.place.includes('.input.')
    const given = isChange ? givenOf(probe.place.split('.')[0]!, stage.own) : {}
    return { ...probe, given: { ...given, ...probe.given } }
  })
}
