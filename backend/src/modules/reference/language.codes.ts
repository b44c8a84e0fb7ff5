/** ISO 639-1, all of it. */
const TWO_LETTERS =
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'

/**
 * ISO 639-3, of what is spoken in counselling: Dari, Kurdish and its neighbours, Aramaic, Balochi and Hazaragi, the
 * Horn, West and North Africa, Romani, Philippine, Chinese and sign languages, and what is none or not known.
 */
const THREE_LETTERS =
  'prs haz ckb kmr sdh zza arc aii cld syr bal bcc glk lki mzn azb azj uzs tig bej byn ssy sid wal aar gaz som swc swh kab rif shi tmh tzm zgh kri pcm mnk man dyu snk fuf ful fuv wol vai kpe tem men ibo edo bin efi fan lua lin rom rmy rmn fil ceb ilo cmn yue nan wuu gsg sgn zxx mis und'

/** Codes of ISO 639 that may be recorded. */
export const LANGUAGES: ReadonlySet<string> = new Set(`${TWO_LETTERS} ${THREE_LETTERS}`.split(' '))
