export const accounts = {
  lead: 'Wer sich in Ihrem Kreis anmelden darf, und mit welcher Funktion.',
  invite: 'Einladen',
  inviteTitle: 'Person einladen',
  inviteHint:
    'Die Einladung geht per E-Mail und gilt drei Tage. Bis sie angenommen ist, gibt sie kein Recht.',
  send: 'Einladung senden',
  invited: 'Die Einladung an {email} ist unterwegs.',
  name: 'Name',
  email: 'E-Mail',
  role: 'Funktion',
  roles: 'Funktionen',
  none: 'Noch kein Zugang',
  noRoles: 'keine',
  state: 'Zugang',
  changed: 'Geändert',
  action: 'Ändern',
  change: 'Ändern: {name}',
  manager: 'Integrationsmanager:in',
  managerHint: 'Name der Person in der Personalliste',
  give: 'Geben',
  take: 'Entziehen',
  giveRole: '{role} geben',
  takeRole: '{role} entziehen',
  self: 'Das sind Sie selbst. Ihre Funktionen ändert jemand anderes aus der Koordination.',
  disable: 'Zugang sperren',
  withdraw: 'Einladung zurücknehmen',
  enable: 'Zugang öffnen',
  signOut: 'Überall abmelden',
  saved: '{name}: gespeichert.',
  signedOut: '{name} wird überall abgemeldet.',
  confirm: 'Anmeldung bestätigen',
  confirmHint:
    'Zugänge ändert nur, wer sich in den letzten zehn Minuten mit zweitem Faktor angemeldet hat.',
  states: { INVITED: 'eingeladen', ACTIVE: 'aktiv', DISABLED: 'gesperrt' },
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    accounts: typeof accounts
  }
}
