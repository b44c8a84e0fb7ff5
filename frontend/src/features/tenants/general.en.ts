import type { Words } from '../../locales/texts.ts'
import type { general as de } from './general.de.ts'

export const general: Words<typeof de> = {
  imprint: `Information according to section 5 of the German Digital Services Act (DDG).

# Provider

[please fill in: name of the body that operates this application]
[please fill in: street, postcode and town]

Phone: [please fill in: phone number]
E-mail: [please fill in: e-mail address]

# Represented by

[please fill in: first and last name, office]

# Supervisory authority

[please fill in: name and address of the supervisory authority]

# Value added tax

[please fill in: VAT identification number, if there is one]

# Who is responsible for the content

A district is responsible for what it enters. Its own imprint stands here as soon as you have signed in and the district has provided one.`,
  privacy: `This statement is for people who work with this application. Whoever is counselled learns from their district, before the first talk, what happens to their data.

# Controller

[please fill in: name, address, phone and e-mail of the controller]

Data protection officer: [please fill in: address and e-mail]

# Which data we process

- Your account: name, work e-mail address, user name and your function in the district
- Your sign-ins: when you signed in, and whether with a second factor
- A log: who changed something, read a note or took data away as a file, and when
- What the web server records: [please fill in: whether IP addresses are stored, and for how long]

# What for, and on which basis

Without an account nobody can work with the data of the people who are counselled; the log protects them against being looked at by people who have no right to. The basis is Article 6(1)(e) of the General Data Protection Regulation (GDPR) and the data protection act of Baden-Württemberg (LDSG), for employees its section 15. [please fill in: further bases, if there are any]

# What is stored on your device

- the language that you have chosen
- the district in which you worked last
- encrypted: what you typed and have not saved yet, until you sign out
- cookies of the sign-in service, without which nobody can sign in

There is no advertising, nobody evaluates your behaviour, and nothing is loaded from other providers.

# Who receives the data

The coordination of your district keeps your account. The state sees key figures and no names of people who are counselled. Technical operation is done by [please fill in: data centre or processor].

# For how long

[please fill in: periods for accounts and for the log]

# Your rights

You can ask for access to your data, and that they are corrected, erased or processed with restrictions; you can object to the processing. Please turn to the controller.

You can complain to the data protection commissioner of Baden-Württemberg: https://www.baden-wuerttemberg.datenschutz.de`,
  accessibility: `Everybody should be able to work with this application. This statement says how far that is true, and what you can do when you meet a barrier. It is based on section 10 of the equality act of Baden-Württemberg (L-BGG) and on the German ordinance on accessible information technology (BITV 2.0).

# How accessible the application is

It is built according to the guidelines WCAG 2.2, level AA. With each change a program checks its pages at several widths; whatever can be clicked can also be used with the keyboard. No independent body has yet checked whether it meets all requirements. Until then it counts as partially compliant.

[please fill in: date and result of the check, as soon as there is one]

# What is not accessible yet

- Files that somebody has uploaded, such as scanned letters, may have barriers.
- Explanations in easy language and in German sign language are missing.
- Not every page has been tried with screen readers yet.
- [please fill in: further barriers that are known]

# Report a barrier

Tell us what does not work, on which page, and what you work with. We will answer you and look for a solution.

[please fill in: name of the body]
Phone: [please fill in: phone number]
E-mail: [please fill in: e-mail address]

# If we do not help

If you have reported a barrier and we have not removed it, you can apply to the conciliation body (section 10b L-BGG):

Landeszentrum Barrierefreiheit
Else-Josenhans-Straße 6
70173 Stuttgart
https://barrierefreiheit-bw.de

# When this statement was made

On [please fill in: date], based on our own assessment.`,
  help: `# No account, password forgotten, device lost

Please turn to the coordination of your district. It invites people, gives them their function and closes access that is no longer needed.

Phone: [please fill in: phone number of the coordination]
E-mail: [please fill in: e-mail address of the coordination]

# Work faster

- Ctrl and K: look for a person or a case number
- Alt and N: record a new talk
- Ctrl and Enter: save a form

# When the connection breaks

What you typed stays on your device, encrypted, until you save it or sign out. When the connection is back, you go on from there.

# Something does not work

Tell us on which page it was and what you wanted to do. If the message has an error number, it helps us to find the cause.

Technical help: [please fill in: phone number and e-mail address]

# You see something that is not meant for you

Change nothing, and tell us at once: [please fill in: e-mail address of the data protection officer]`,
}
