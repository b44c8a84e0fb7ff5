/// <reference types="vite/client" />
import 'vue-router'
import type { PlainKey } from './locales/i18n.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Names the page in the tab; pages about one record name themselves with `useTitle`. */
    title?: PlainKey
  }
}

declare global {
  interface ImportMetaEnv {
    /** `true`: the client sends ids of the manifest instead of query texts. */
    readonly VITE_PERSISTED_OPERATIONS?: string
  }
}
