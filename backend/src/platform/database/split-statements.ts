/**
 * The statements of an SQL file, in order. A line `--;;` ends each, so that every one travels as a message
 * of its own and no parser has to guess where a function body ends.
 */
export function splitStatements(sql: string): string[] {
  return sql
    .split(/^--;;[ \t]*$/m)
    .map(part => part.trim())
    .filter(part => part.replace(/^--.*$/gm, '').trim() !== '')
}
