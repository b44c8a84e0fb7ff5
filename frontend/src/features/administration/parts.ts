import type { PlainKey } from '../../locales/texts.ts'
import type { MyAccount } from '../session/workplaces.ts'

type Abilities = MyAccount['can']

/** The parts of "Verwaltung", in the order of its tabs; somebody sees those whose rule they pass. */
const PARTS: readonly { to: string; label: PlainKey; open: (can: Abilities) => boolean }[] = [
  { to: '/verwaltung/zugaenge', label: 'area.accounts', open: can => can.manageAccounts },
  { to: '/verwaltung/kataloge', label: 'area.catalogues', open: can => can.keepLists },
  { to: '/verwaltung/einstellungen', label: 'area.settings', open: can => can.changeSettings },
]

export const partsOf = (can: Abilities | undefined) =>
  can ? PARTS.filter(part => part.open(can)) : []
