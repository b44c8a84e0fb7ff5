import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { MyAccount } from '../features/session/workplaces.ts'
import type { PlainKey } from '../locales/i18n.ts'

type Abilities = MyAccount['can']

/** What a room of the product brings to the shell. */
export interface Feature {
  /** In the order of the top bar. */
  areas?: readonly Area[]
  routes: readonly RouteRecordRaw[]
}

export interface Area {
  to: string
  label: PlainKey
  icon: Component
  /** Who sees it, in the words of the server's policy. */
  open: (can: Abilities) => boolean
}
