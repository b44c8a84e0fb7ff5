import { readConfig } from '../config.ts'
import { demoPeople, subjectOf } from '../demo/people.ts'
import { mintFrom } from '../platform/embedded-issuer/mint.ts'

/** Prints an access token of a demo person for scripts, and nothing else: `npm run -s token -- <login> [tenant]`. */
async function printToken([login, tenant]: string[]): Promise<void> {
  const people = demoPeople.map(person => ({ ...person, subject: subjectOf(person.login) }))
  if (!people.some(person => person.login === login))
    throw new Error(
      `Usage: npm run -s token -- <login> [tenant]\n\n${people.map(listed).join('\n')}`,
    )
  const mint = mintFrom(readConfig(process.env).dataDir, people)
  process.stdout.write(`${await mint(login ?? '', tenant)}\n`)
}

function listed({ login, memberships }: (typeof demoPeople)[number]): string {
  return `  ${login.padEnd(24)}${memberships.map(({ tenant, role }) => `${role} in ${tenant}`).join(', ')}`
}

try {
  await printToken(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
