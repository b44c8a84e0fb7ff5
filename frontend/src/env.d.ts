/// <reference types="vite/client" />
import 'vue-router'
import type { PlainKey } from './locales/texts.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Names the page in the tab; pages about one record name themselves with `useTitle`. */
    title?: PlainKey
  }
}
