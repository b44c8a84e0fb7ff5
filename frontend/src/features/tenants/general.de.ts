/** Where a Kreis has no text of its own. What stands in brackets is to be filled in by whoever operates the product. */
export const general = {
  imprint: `Angaben nach § 5 des Digitale-Dienste-Gesetzes (DDG).

# Anbieter

[bitte eintragen: Name der Stelle, die diese Anwendung betreibt]
[bitte eintragen: Straße, Postleitzahl und Ort]

Telefon: [bitte eintragen: Telefonnummer]
E-Mail: [bitte eintragen: E-Mail-Adresse]

# Vertreten durch

[bitte eintragen: Vor- und Nachname, Amt]

# Zuständige Aufsichtsbehörde

[bitte eintragen: Name und Anschrift der Aufsichtsbehörde]

# Umsatzsteuer

[bitte eintragen: Umsatzsteuer-Identifikationsnummer, falls es eine gibt]

# Wer für den Inhalt verantwortlich ist

Für das, was ein Kreis einträgt, ist dieser Kreis verantwortlich. Sein eigenes Impressum steht hier, sobald Sie angemeldet sind und er es hinterlegt hat.`,
  privacy: `Diese Erklärung ist für Menschen, die mit dieser Anwendung arbeiten. Wer beraten wird, erfährt von seinem Kreis vor der ersten Beratung, was mit den eigenen Daten geschieht.

# Verantwortlich

[bitte eintragen: Name, Anschrift, Telefon und E-Mail der verantwortlichen Stelle]

Datenschutzbeauftragte oder Datenschutzbeauftragter: [bitte eintragen: Anschrift und E-Mail]

# Welche Daten wir verarbeiten

- Ihr Konto: Name, dienstliche E-Mail-Adresse, Benutzername und Ihre Funktion im Kreis
- Ihre Anmeldungen: wann Sie sich angemeldet haben, und ob mit zweitem Faktor
- Ein Protokoll: wer wann etwas geändert, eine Notiz gelesen oder Daten als Datei mitgenommen hat
- Was der Webserver aufzeichnet: [bitte eintragen: ob IP-Adressen gespeichert werden, und wie lange]

# Wozu, und auf welcher Grundlage

Ohne Konto kann niemand mit den Daten der beratenen Menschen arbeiten; das Protokoll schützt sie davor, dass Unbefugte hineinsehen. Grundlage sind Artikel 6 Absatz 1 Buchstabe e der Datenschutz-Grundverordnung (DSGVO) und das Landesdatenschutzgesetz (LDSG), für Beschäftigte dessen § 15. [bitte eintragen: weitere Grundlagen, falls es welche gibt]

# Was auf Ihrem Gerät gespeichert wird

- die Sprache, die Sie gewählt haben
- der Kreis, in dem Sie zuletzt gearbeitet haben
- verschlüsselt: Eingaben, die Sie noch nicht gespeichert haben, bis Sie sich abmelden
- Cookies des Anmeldedienstes, ohne die eine Anmeldung nicht möglich ist

Es gibt keine Werbung, niemand wertet Ihr Verhalten aus, und es werden keine Inhalte von anderen Anbietern geladen.

# Wer die Daten erhält

Ihr Konto verwaltet die Koordination Ihres Kreises. Das Land sieht Kennzahlen, keine Namen von beratenen Menschen. Den technischen Betrieb übernimmt [bitte eintragen: Rechenzentrum oder Auftragsverarbeiter].

# Wie lange

[bitte eintragen: Fristen für Konten und für das Protokoll]

# Ihre Rechte

Sie können Auskunft über Ihre Daten verlangen, und dass sie berichtigt, gelöscht oder nur eingeschränkt verarbeitet werden; Sie können der Verarbeitung widersprechen. Wenden Sie sich dafür an die verantwortliche Stelle.

Beschweren können Sie sich beim Landesbeauftragten für den Datenschutz und die Informationsfreiheit Baden-Württemberg: https://www.baden-wuerttemberg.datenschutz.de`,
  accessibility: `Alle sollen mit dieser Anwendung arbeiten können. Diese Erklärung sagt, wie weit das gelingt, und was Sie tun können, wenn Sie auf eine Barriere stoßen. Grundlage sind § 10 des Landes-Behindertengleichstellungsgesetzes (L-BGG) und die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0).

# Wie barrierefrei die Anwendung ist

Sie ist nach den Richtlinien WCAG 2.2, Stufe AA, gebaut. Bei jeder Änderung prüft ein Programm ihre Seiten in mehreren Breiten; was sich anklicken lässt, lässt sich auch mit der Tastatur bedienen. Ob sie alle Anforderungen erfüllt, hat noch keine unabhängige Stelle geprüft. Bis dahin gilt sie als teilweise vereinbar.

[bitte eintragen: Datum und Ergebnis der Prüfung, sobald es eine gibt]

# Was noch nicht barrierefrei ist

- Dateien, die jemand hochgeladen hat, zum Beispiel eingescannte Briefe, können Barrieren haben.
- Erläuterungen in Leichter Sprache und in Deutscher Gebärdensprache fehlen.
- Mit Screenreadern wurde noch nicht jede Seite ausprobiert.
- [bitte eintragen: weitere Barrieren, die bekannt sind]

# Eine Barriere melden

Schreiben Sie uns, was nicht geht, auf welcher Seite, und womit Sie arbeiten. Wir antworten Ihnen und suchen eine Lösung.

[bitte eintragen: Name der Stelle]
Telefon: [bitte eintragen: Telefonnummer]
E-Mail: [bitte eintragen: E-Mail-Adresse]

# Wenn wir nicht helfen

Haben Sie uns eine Barriere gemeldet, und wir haben sie nicht beseitigt, können Sie bei der Schlichtungsstelle einen Antrag stellen (§ 10b L-BGG):

Landeszentrum Barrierefreiheit
Else-Josenhans-Straße 6
70173 Stuttgart
https://barrierefreiheit-bw.de

# Von wann diese Erklärung ist

Erstellt am [bitte eintragen: Datum], nach eigener Bewertung.`,
  help: `# Kein Konto, Passwort vergessen, Gerät verloren

Wenden Sie sich an die Koordination in Ihrem Kreis. Sie lädt Personen ein, gibt ihnen ihre Funktion und sperrt Zugänge, die nicht mehr gebraucht werden.

Telefon: [bitte eintragen: Telefonnummer der Koordination]
E-Mail: [bitte eintragen: E-Mail-Adresse der Koordination]

# Schneller arbeiten

- Strg und K: eine Person oder eine Fallnummer suchen
- Alt und N: ein neues Gespräch erfassen
- Strg und Eingabetaste: ein Formular speichern

# Wenn die Verbindung abreißt

Was Sie getippt haben, bleibt auf Ihrem Gerät, verschlüsselt, bis Sie es speichern oder sich abmelden. Ist die Verbindung wieder da, geht es dort weiter.

# Etwas funktioniert nicht

Sagen Sie, auf welcher Seite es war und was Sie tun wollten. Steht bei der Meldung eine Fehlernummer, hilft sie uns, die Ursache zu finden.

Technische Hilfe: [bitte eintragen: Telefonnummer und E-Mail-Adresse]

# Sie sehen etwas, das nicht für Sie bestimmt ist

Ändern Sie nichts, und sagen Sie es gleich: [bitte eintragen: E-Mail-Adresse der oder des Datenschutzbeauftragten]`,
} as const

declare module '../../locales/texts.ts' {
  interface Texts {
    general: typeof general
  }
}
