/** A copy of the record without these properties. */
export function omit<Full extends object, Name extends keyof Full & string>(
  record: Full,
  ...names: Name[]
): Omit<Full, Name> {
  const left = new Set<string>(names)
  return Object.fromEntries(Object.entries(record).filter(([name]) => !left.has(name))) as Omit<
    Full,
    Name
  >
}
