/** Test files that run in one process, over one set-up. */
export interface Lane {
  name: string
  /** From the root of the repository; vitest's own configuration of the lane reads them here. */
  include: string[]
  exclude: string[]
  /** The program that runs them, from `test/`; takes vitest's options and files. */
  program: string[]
  /** Further options where lanes run side by side. */
  beside?: string[]
}

const vitest = (config: string): string[] => [
  '../node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  config,
]

/** The backend and everything that is told by its API: no browser. */
export const server: Lane = {
  name: 'server',
  include: ['backend/src/**/*.test.ts', 'test/{api,access,containers,isolation,run}/**/*.test.ts'],
  exclude: [],
  program: vitest('vitest.config.ts'),
  // two workers would be half of what computes, and the longest lane is waited for
  beside: ['--maxWorkers=1'],
}

/** What the web client is made of, in node and in a browser. */
const components: Lane = {
  name: 'components',
  include: ['frontend/src/**/*.test.ts'],
  exclude: [],
  program: vitest('../frontend/vitest.config.ts'),
}

/** The product in a browser, with its own sign-in. */
export const browser: Lane = {
  name: 'browser',
  include: ['test/e2e/**/*.test.ts', 'test/keycloak/**/*.embedded.test.ts'],
  exclude: [],
  program: vitest('e2e/vitest.config.ts'),
}

/** What needs a real Keycloak; `keycloak/run.ts` says plainly when there is none. */
export const keycloak: Lane = {
  name: 'keycloak',
  include: ['test/keycloak/**/*.test.ts'],
  exclude: ['test/keycloak/**/*.embedded.test.ts'],
  program: ['--import', 'tsx', 'keycloak/run.ts'],
}

/** What documents are held to by veraPDF; `paper/run.ts` says plainly when there is none. */
export const paper: Lane = {
  name: 'paper',
  include: ['test/paper/**/*.test.ts'],
  exclude: [],
  program: ['--import', 'tsx', 'paper/run.ts'],
}

/** Side by side, lane after lane: on two cores one waits for a browser or Keycloak while another computes. */
export const tracks: Lane[][] = [[server], [browser, components, paper], [keycloak]]
