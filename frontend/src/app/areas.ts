import { ChartNoAxesColumn, CalendarCheck, FolderOpen, KeyRound, Users } from '@lucide/vue'
import type { Component } from 'vue'
import type { MyAccount } from '../features/session/workplaces.ts'
import type { PlainKey } from '../locales/i18n.ts'

type Abilities = MyAccount['can']

export interface Area {
  to: string
  label: PlainKey
  icon: Component
  /** Who sees it, in the words of the server's policy. */
  open: (can: Abilities) => boolean
}

/** The areas of the application in the order of the top bar; the first open one is the start page. */
const AREAS: Area[] = [
  { to: '/heute', label: 'area.today', icon: CalendarCheck, open: can => can.recordConsultation },
  { to: '/faelle', label: 'area.cases', icon: FolderOpen, open: can => can.recordConsultation },
  { to: '/kreis', label: 'area.district', icon: Users, open: can => can.assignCase },
  { to: '/zugaenge', label: 'area.accounts', icon: KeyRound, open: can => can.manageAccounts },
  {
    to: '/ueberblick',
    label: 'area.overview',
    icon: ChartNoAxesColumn,
    open: can => can.readStateFigures,
  },
]

export function areasOf(can: Abilities | undefined): Area[] {
  return can ? AREAS.filter(area => area.open(can)) : []
}
