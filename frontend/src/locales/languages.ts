/** Languages spoken in counselling, ISO 639, in the order people ask for them. */
export const SPOKEN = [
  'ar', 'uk', 'fa', 'prs', 'ps', 'ku', 'ckb', 'tr', 'ti', 'am', 'so', 'ru', 'fr', 'en', 'sq', 'ka', 'ro', 'sr', 'ur', 'ta', 'vi', 'zh', 'de',
] as const
