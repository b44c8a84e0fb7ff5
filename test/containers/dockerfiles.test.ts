import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problemsOf } from './dockerfile-rules.ts'

const FOLDER = new URL('../../infra/docker/', import.meta.url)
const files = globSync('*.Dockerfile', { cwd: FOLDER }).toSorted()
const read = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8')

const good = `ARG BASE=docker.io/library/node:24.21.0-slim
FROM \${BASE} AS build
RUN ["true"]
FROM \${BASE}
COPY --from=build /product /product
USER 10001:10001
HEALTHCHECK --interval=5s CMD ["node", "health.js"]
CMD ["node", "start.js"]
`

test('backend, frontend and Keycloak have a Dockerfile each', () => {
  expect(files).toEqual(['backend.Dockerfile', 'frontend.Dockerfile', 'keycloak.Dockerfile'])
})

test.each(files)('%s keeps the rules', file => {
  expect(problemsOf(read(file))).toEqual([])
})

test('a Dockerfile that keeps the rules has no problem', () => {
  expect(problemsOf(good)).toEqual([])
})

test.each<[what: string, edit: [from: string, to: string], problem: string]>([
  ['a base without version', ['node:24.21.0-slim', 'node'], 'line 2: name the base'],
  ['a base that moves', ['node:24.21.0-slim', 'node:latest'], 'line 2: name the base'],
  ['a base by its first number alone', ['node:24.21.0-slim', 'node:24'], 'line 2: name the base'],
  ['root by default', ['USER 10001:10001\n', ''], 'USER that is a number above 0'],
  ['root by number', ['10001:10001', '0'], 'USER that is a number above 0'],
  ['root’s group', ['10001:10001', '10001:0'], 'USER that is a number above 0'],
  ['a user by name', ['10001:10001', 'node'], 'USER that is a number above 0'],
  ['no health check', [/^HEALTHCHECK.*\n/m.exec(good)![0], ''], 'say by HEALTHCHECK'],
  ['a health check that is off', [/--interval.*/.exec(good)![0], 'NONE'], 'say by HEALTHCHECK'],
  ['a shell around the process', ['["node", "start.js"]', 'node start.js'], 'line 8: start the'],
  ['nothing to run', ['CMD ["node", "start.js"]\n', ''], 'say by ENTRYPOINT or CMD'],
  ['ADD', ['COPY --from=build', 'ADD'], 'line 5: COPY'],
  ['a secret', ['USER', 'ENV DB_PASSWORD=x\nUSER'], 'line 6: secrets come'],
  ['an instruction that does not exist', ['RUN', 'RAN'], 'line 3: Unknown instruction'],
])('%s is refused', (_what, [from, to], problem) => {
  expect(problemsOf(good.replace(from, to)).join('\n')).toContain(problem)
})
