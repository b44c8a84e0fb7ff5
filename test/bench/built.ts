/** A module of the built server, by its path in `backend/src`: what is measured runs as in production, without a loader. */
export const built = <Module>(path: string): Promise<Module> =>
  import(new URL(`../../backend/dist/${path}.js`, import.meta.url).href) as Promise<Module>
