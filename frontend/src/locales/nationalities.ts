import { computed } from 'vue'
import { regionName } from './formats.ts'
import { locale, t } from './i18n.ts'

/** States by Destatis' key of their nationality, with the code of ISO 3166 that browsers know their names by. */
const STATES =
  '000DE 121AL 122BA 123AD 124BE 125BG 126DK 127EE 128FI 129FR 130HR 131SI 134GR 135IE 136IS 137IT 139LV 140ME 141LI 142LT 143LU 144MK 145MT 146MD 147MC 148NL 149NO 150XK 151AT 152PL 153PT 154RO 155SK 156SM 157SE 158CH 160RU 161ES 163TR 164CZ 165HU 166UA 167VA 168GB 169BY 170RS 181CY 221DZ 223AO 224ER 225ET 226LS 227BW 229BJ 230DJ 231CI 232NG 233ZW 236GA 237GM 238GH 239MR 242CV 243KE 244KM 245CG 246CD 247LR 248LY 249MG 251ML 252MA 253MU 254MZ 255NE 256MW 257ZM 258BF 259GW 261GN 262CM 263ZA 265RW 267NA 268ST 269SN 271SC 272SL 273SO 274GQ 277SD 278SS 281SZ 282TZ 283TG 284TD 285TN 286UG 287EG 289CF 291BI 320AG 322BB 323AR 324BS 326BO 327BR 328GY 330BZ 332CL 333DM 334CR 335DO 336EC 337SV 340GD 345GT 346HT 347HN 348CA 349CO 351CU 353MX 354NI 355JM 357PA 359PY 361PE 364SR 365UY 366LC 367VE 368US 369VC 370KN 371TT 411HK 412MO 421YE 422AM 423AF 424BH 425AZ 426BT 427MM 429BN 430GE 431LK 432VN 434KP 436IN 437ID 438IQ 439IR 441IL 442JP 444KZ 445JO 446KH 447QA 448KW 449LA 450KG 451LB 454MV 456OM 457MN 458NP 459PS 460BD 461PK 462PH 465TW 467KR 469AE 470TJ 471TM 472SA 474SG 475SY 476TH 477UZ 479CN 482MY 483TL 523AU 524SB 526FJ 527CK 530KI 531NR 532VU 533NU 536NZ 537PW 538PG 540TV 541TO 543WS 544MH 545FM'

/** What is no state, by its text. */
const OTHERS = {
  '185': 'overseas',
  '997': 'stateless',
  '998': 'unsettled',
  '999': 'notStated',
} as const

const regions = new Map(STATES.split(' ').map(state => [state.slice(0, 3), state.slice(3)]))
const others = new Map(Object.entries(OTHERS))

/** All keys that may be recorded. */
export const NATIONALITIES: readonly string[] = [...regions.keys(), ...others.keys()]

/** What a nationality is called in the reader's language: by its state, as in a list of countries. */
export function nationalityName(key: string): string {
  const region = regions.get(key)
  if (region) return regionName(region)
  const other = others.get(key)
  return other ? t(`cases.nationality.${other}`) : key
}

const collated = computed(() => {
  const { compare } = new Intl.Collator(locale.value)
  return NATIONALITIES.toSorted((a, b) => compare(nationalityName(a), nationalityName(b)))
})

/** In the order of the alphabet in the reader's language. */
export const nationalitiesByName = (): readonly string[] => collated.value
