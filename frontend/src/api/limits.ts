import limits from '../../../schema/limits.json'

type Limits = typeof limits

/** The most that an input field takes, as the server declares it: characters of a text, entries of a list, or a number. */
export function mostOf<Input extends keyof Limits>(
  input: Input,
  field: keyof Limits[Input] & string,
): number {
  return (limits[input] as Record<string, { most: number }>)[field]!.most
}
