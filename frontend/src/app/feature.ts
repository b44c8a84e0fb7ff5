import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { MyAccount } from '../features/session/workplaces.ts'
import type { Part, PlainKey } from '../locales/texts.ts'

/** An id in a path: what is none leads nowhere. */
export const ID = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}'

type Abilities = MyAccount['can']

/** What a room of the product brings to the shell. */
export interface Feature {
  /** In the order of the top bar. */
  areas?: readonly Area[]
  /** What its pages show beside the shell's texts; their routes load it. */
  texts: readonly Part[]
  routes: readonly Page[]
  /** Addresses that lead on: former ones, and those of an area whose parts have their own. */
  leads?: Readonly<Record<string, (can: Abilities) => string | undefined>>
}

/** A route whose page is loaded when somebody goes there. */
type Page = RouteRecordRaw & { component: () => Promise<Component> }

export interface Area {
  to: string
  label: PlainKey
  icon: Component
  /** Who sees it, in the words of the server's policy. */
  open: (can: Abilities) => boolean
}
