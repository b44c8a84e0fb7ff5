import { iso } from './calendar.ts'
import {
  addPerson,
  anyOrigin,
  arrival,
  type Client,
  type Origins,
  type Somebody,
} from './clients.ts'
import type { Written } from './names.ts'
import type { Random } from './random.ts'
import type { Workshop } from './staff.ts'

/** No child of the demo is born before its parents are this old. */
const PARENT = 18

/** A household of two to seven, as families are; the first is the person the case is about. */
export function makeFamily(shop: Workshop, from: Origins): { household: string; head: Client } {
  const { random, copy } = shop
  const household = random.uuid(from.opened)
  const [head, ...others] = somebodies(random, from)
  copy.add('app.household', {
    tenant: from.tenant,
    id: household,
    name: `Familie ${head.family.latin}`,
  })
  const join = (somebody: Somebody, role: string): Client => {
    const person = addPerson(shop, from, somebody)
    const opened = iso(from.opened)
    copy.add('app.household_member', {
      tenant: from.tenant,
      id: random.uuid(from.opened),
      household,
      person: person.id,
      role,
      // a child that was born later joined on its first day
      valid_from: person.born > opened ? person.born : opened,
      valid_to: null,
    })
    return person
  }
  const known = join(head, 'HEAD')
  for (const other of others) join(other, other.age < PARENT ? 'CHILD' : 'PARTNER')
  return { household, head: known }
}

/** The parents, then their children, the eldest first; no two with the same given name. */
function somebodies(random: Random, from: Origins): [Somebody, ...Somebody[]] {
  const origin = anyOrigin(random)
  const shared = { origin, arrived: arrival(random, from) }
  const given = { female: shuffled(random, origin.female), male: shuffled(random, origin.male) }
  const named = (female: boolean): Written => {
    const name = given[female ? 'female' : 'male'].pop()
    if (!name) throw new Error(`${origin.nationality} has fewer names than a family has members`)
    return name
  }
  const isWoman = random.chance(0.48)
  const family = random.pick(origin.family)
  const age = random.between(24, 52)
  const head = { ...shared, female: isWoman, given: named(isWoman), family, age }
  const parents = [head]
  if (random.chance(0.82)) {
    const near = age + (isWoman ? 1 : -1) * random.between(-1, 6)
    const own = origin.wivesKeepNames
      ? random.pick(origin.family.filter(name => name !== family))
      : family
    const partner = { female: !isWoman, given: named(!isWoman), family: own }
    parents.push({ ...shared, ...partner, age: Math.max(22, near) })
  }
  // where names are kept, children have their father's
  const ofChildren = (parents.find(({ female }) => !female) ?? head).family
  const children = childAges(random, parents).map(years => {
    const female = random.chance(0.48)
    return { ...shared, female, given: named(female), family: ofChildren, age: years }
  })
  return [head, ...parents.slice(1), ...children]
}

/** A year and more lies between two of them; somebody alone has one at least. */
function childAges(random: Random, parents: readonly { age: number }[]): number[] {
  const most = Math.min(PARENT - 1, Math.min(...parents.map(({ age }) => age)) - PARENT - 1)
  const ages: number[] = []
  let age = random.between(0, most)
  for (let left = random.between(parents.length > 1 ? 0 : 1, 5); left > 0 && age >= 0; left--) {
    ages.push(age)
    age -= random.between(2, 4)
  }
  return ages
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map(item => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
