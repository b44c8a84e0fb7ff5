export interface Option {
  sound: string
  /** 0 for the usual ways, 1 for what fewer people or another language mean by it, 2 for what may stand there by chance. */
  cost: number
}

/** How a sign may sound; each + is a cost of one, and – stands for silence. */
const WAYS: Readonly<Record<string, string>> = {
  // dj, sh, zh, kh, th, dh, ch, dz
  δ: 'J Dy+',
  σ: 'X SH++',
  ʒ: 'J X+',
  χ: 'H K+',
  ϑ: 'T S+ TH++',
  ð: 'D Z+ S+',
  ξ: 'H X K+',
  ʣ: 'Z DZ+ S+',
  // dh, bh, zh, th, sh between vowels, which may be two letters: Adham, Mazhar, Fathi, Ishaq
  đ: 'D Z+ S+ DH+',
  ƀ: 'B BH+',
  ž: 'J X+ ZH+',
  ŧ: 'T S+ TH+',
  š: 'X SH+',
  // gh; sch at the beginning
  ĥ: 'G K+',
  ŝ: 'X J+',
  // c: before e and i at the beginning, before a and u there, before e and i, after i at the end, elsewhere
  ĉ: 'S –+ J+ X+ K+',
  ċ: 'K –+ J+ X+ S+',
  c: 'S J+ X+ K+',
  ĝ: 'X S+ K+',
  ķ: 'K J+ S+ X+',
  // x at the beginning and elsewhere, q, g, j, z
  ẋ: 'H X G+ KS+ S+',
  x: 'KS H+ X+ G+',
  Q: 'K G+ X+',
  g: 'G J+ H+',
  j: 'J y',
  z: 'Z S+ D+',
  // tha, za and ghe of other scripts
  θ: 'T S',
  ʐ: 'Z S+',
  γ: 'G H',
  // đ, å, di before a vowel, a last t after a or e
  ď: 'J D',
  å: 'a u',
  ḍ: 'Di J+',
  ť: 'T –+',
  // aou, ou and u before vowels, w and v after vowels
  ŭ: 'u Vu',
  ω: 'V u',
  υ: 'u V+',
  ẃ: 'u V',
  ṽ: 'V u+',
}

export const READINGS: ReadonlyMap<string, readonly Option[]> = new Map(
  Object.entries(WAYS).map(([sign, ways]) => [sign, ways.split(' ').map(optionOf)]),
)

function optionOf(way: string): Option {
  const sound = way.replace(/\++$/, '')
  return { sound: sound === '–' ? '' : sound, cost: way.length - sound.length }
}
