export const jobs = {
  title: 'Meine Vorgänge',
  running: 'Vorgänge: {far}',
  ended: 'Vorgänge',
  look: 'Ansehen',
  cancel: 'Anhalten',
  cancelAsked: 'Wird angehalten',
  undo: 'Rückgängig machen',
  undoUntil: 'Rückgängig bis {when}',
  failed: 'Abgebrochen, weil etwas schiefging. Was erledigt ist, bleibt. (Code {code})',
  kind: { REASSIGN_CASES: 'Fälle übergeben' },
  undoOf: { REASSIGN_CASES: 'Übergabe rückgängig machen' },
  outcome: {
    MOVED: { one: '1 Fall übergeben', other: '{n} Fälle übergeben' },
    INFORM: {
      one: '1 Fall an einen anderen Träger übergeben, Klient:in ist zu informieren',
      other: '{n} Fälle an einen anderen Träger übergeben, Klient:innen sind zu informieren',
    },
    ALREADY: { one: '1 Fall lag schon dort', other: '{n} Fälle lagen schon dort' },
    CLOSED: { one: '1 Fall ist abgeschlossen', other: '{n} Fälle sind abgeschlossen' },
    CHANGED: {
      one: '1 Fall blieb: inzwischen von jemandem geändert',
      other: '{n} Fälle blieben: inzwischen von jemandem geändert',
    },
    RETURNED: { one: '1 Fall zurückgegeben', other: '{n} Fälle zurückgegeben' },
    KEPT: {
      one: '1 Fall blieb: seit der Übergabe geändert',
      other: '{n} Fälle blieben: seit der Übergabe geändert',
    },
  },
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    jobs: typeof jobs
  }
}
