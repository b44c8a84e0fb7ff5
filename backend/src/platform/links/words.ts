import type { PageLanguage } from '../pages/page.ts'

interface Words {
  waiting: { title: string; lead: string; logged: string; open: string }
  given: {
    lead: (sender: string, organisation: string) => string
    recipient: string
    file: string
    until: string
    take: string
    personal: string
  }
  nothing: { title: string; lead: string }
  trouble: { title: string; lead: string }
}

/** The pages behind a link, in the languages of the product. */
export const linkWords: Record<PageLanguage, Words> = {
  de: {
    waiting: {
      title: 'Für Sie freigegeben',
      lead: 'Über diesen Link gibt Ihnen ein Landkreis oder eine Stadt etwas weiter, das eine Person betrifft, die dort beraten wird.',
      logged: 'Öffnen Sie ihn nur, wenn er für Sie bestimmt ist. Jeder Aufruf wird festgehalten.',
      open: 'Öffnen',
    },
    given: {
      lead: (sender, organisation) => `${sender}, ${organisation}, gibt Ihnen dieses Dokument.`,
      recipient: 'Bestimmt für',
      file: 'Datei',
      until: 'Abrufbar bis',
      take: 'Herunterladen',
      personal:
        'Geben Sie den Link nicht weiter, und löschen Sie die Datei, wenn Sie sie nicht mehr brauchen. Die betroffene Person kann erfahren, wann sie abgerufen wurde.',
    },
    nothing: {
      title: 'Dieser Link öffnet nichts',
      lead: 'Er ist abgelaufen, wurde zurückgezogen oder ist nicht vollständig. Fragen Sie bitte die Person, von der Sie ihn haben.',
    },
    trouble: {
      title: 'Das geht gerade nicht',
      lead: 'Das Dokument ist im Moment nicht zu erreichen. Versuchen Sie es bitte in einigen Minuten noch einmal.',
    },
  },
  en: {
    waiting: {
      title: 'Shared with you',
      lead: 'By this link a district or a city gives you something about a person who is counselled there.',
      logged: 'Open it only if it is meant for you. Each use is written down.',
      open: 'Open',
    },
    given: {
      lead: (sender, organisation) => `${sender}, ${organisation}, gives you this document.`,
      recipient: 'Meant for',
      file: 'File',
      until: 'Available until',
      take: 'Download',
      personal:
        'Do not pass the link on, and delete the file when you need it no longer. The person concerned may learn when it was fetched.',
    },
    nothing: {
      title: 'This link opens nothing',
      lead: 'It is over, was withdrawn or is not complete. Please ask the person who gave it to you.',
    },
    trouble: {
      title: 'This is not possible now',
      lead: 'The document cannot be reached at the moment. Please try again in a few minutes.',
    },
  },
}
