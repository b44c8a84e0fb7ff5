import { modules } from './modules.ts'
import type { LinkKinds } from './platform/links/link-kind.ts'

/** What opens by limited links, by the first part of their address. */
export const linkKinds: LinkKinds = Object.assign({}, ...modules.map(({ links }) => links))
