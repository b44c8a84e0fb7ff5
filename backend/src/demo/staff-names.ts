import type { Random } from './random.ts'

const FEMALE =
  'Anna Birgit Carla Dilek Eva Franziska Greta Hanna Ines Judith Katrin Lena Maren Nina Olga Paula Ronja Sabine Tanja Vera'
const MALE =
  'Achim Bernd Christian Daniel Emil Felix Georg Henrik Ivan Jakob Kemal Lukas Martin Niklas Oskar'
/** Words of nature, so that nobody is taken for a real person. */
const FAMILY =
  'Ahornblatt Apfelbaum Birkenhain Blumenfeld Brombeer Eichwald Federwolke Gerstenkorn Haselnuss Himmelreich Holunder Kastanie Kieselbach Kornblum Lindenblatt Löwenzahn Mohnfeld Morgenstern Nebelhorn Quellwasser Regenbogen Rosenstock Schneeberg Sonnental Sternau Tannhäuser Veilchen Wacholder Weidenbach Wiesengrund'

/** A name for a manager of the demo. */
export function staffName(random: Random, female: boolean): { given: string; family: string } {
  const given = random.pick((female ? FEMALE : MALE).split(' '))
  return { given, family: random.pick(FAMILY.split(' ')) }
}
