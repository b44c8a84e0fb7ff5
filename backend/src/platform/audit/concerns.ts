/** From a record to the client whom it concerns: names of relations, none for the client's own record. */
interface Path {
  steps: readonly string[]
}

/** The client of another record that points here, e.g. the head of a household. */
interface PointedAtBy {
  by: { name: string }
  relation: string
  where: Readonly<Record<string, unknown>>
  steps: readonly string[]
}

export type Concern = Path | PointedAtBy | 'NO_CLIENT'

interface EntityClass<Entity> {
  name: string
  prototype: Entity
}

type Way<Entity> = (record: Entity) => object | null | undefined

const concerns = new Map<string, Concern>()

/** Says whom every record of an entity concerns: `concern(Goal, goal => goal.plan.caseFile.person)`. */
export function concern<Entity extends object>(
  entity: EntityClass<Entity>,
  way: Way<Entity> | 'NO_CLIENT',
): void {
  concerns.set(entity.name, way === 'NO_CLIENT' ? way : { steps: stepsOf(way) })
}

/** The same for an entity that knows nobody, but is known by a record that does. */
export function concernBy<Entity extends object, Pointing extends object>(
  entity: EntityClass<Entity>,
  by: EntityClass<Pointing>,
  {
    relation,
    where,
    way,
  }: { relation: keyof Pointing & string; where: Partial<Pointing>; way: Way<Pointing> },
): void {
  concerns.set(entity.name, { by, relation, where, steps: stepsOf(way) })
}

/** Throws for an entity that does not say whom it concerns: nothing is written without. */
export function concernOf(entity: string): Concern {
  const known = concerns.get(entity)
  if (!known) throw new Error(`${entity} does not say whom it concerns`)
  return known
}

/** The names that the way goes by. */
function stepsOf<Entity extends object>(way: Way<Entity>): string[] {
  const steps: string[] = []
  const trace: object = new Proxy(
    {},
    {
      get(_target, name) {
        steps.push(String(name))
        return trace
      },
    },
  )
  way(trace as Entity)
  return steps
}
