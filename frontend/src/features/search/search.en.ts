export const searchEn = {
  open: 'Search',
  title: 'Find a person or a case',
  label: 'Name or case number',
  hint: 'At least two characters. Parts of the name in any order, spelling and script; case numbers in short too (2026/71).',
  alike: 'similar spelling',
  none: 'Nobody found. Try another spelling or the case number.',
  shortcut: 'Ctrl K',
  found: 'No hit | One hit | {n} hits',
}
