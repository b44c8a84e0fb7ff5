import { readFileSync } from 'node:fs'
import { problemsOf } from './dockerfile-rules.ts'

/** `npm run check`: names what is wrong with each Dockerfile that it is given. */
const files = process.argv.slice(2)
const problems = files.flatMap(file =>
  problemsOf(readFileSync(file, 'utf8')).map(problem => `${file}: ${problem}`),
)
for (const problem of problems) process.stderr.write(`${problem}\n`)
if (problems.length > 0 || files.length === 0) process.exitCode = 1
