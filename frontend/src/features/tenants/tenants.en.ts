import type { Words } from '../../locales/texts.ts'
import type { tenants as de } from './tenants.de.ts'

export const tenants: Words<typeof de> = {
  title: {
    imprint: 'Imprint',
    privacy: 'Privacy statement',
    accessibility: 'Accessibility statement',
    help: 'Help',
  },
  productText:
    'This is the general text of the application. Whoever operates it still fills in what is marked.',
  productTextKreis:
    'This is the general text of the application: your district has none of its own here yet.',
  write: 'Write the district’s text',
  change: 'Change the text',
  onlyDe: 'This text exists in German only.',
  onlyEn: 'This text exists in English only.',
  backToSignIn: 'To the sign-in',
  lead: 'What stands on the pages that everybody in the district finds at the bottom of each page.',
  which: 'Which text',
  in: { De: 'German', En: 'English' },
  preview: 'What it looks like: {language}',
  generalShown: 'As long as nothing stands here, the page shows the general text:',
  otherShown: 'As long as nothing stands here, the page shows your text in the other language:',
  takeGeneral: 'Insert the general text',
  how: 'An empty line separates paragraphs, “# ” at the beginning of a line makes a heading, “- ” an item of a list. Web and e-mail addresses become links by themselves.',
  unfilled: {
    one: '1 place is still to be filled in',
    other: '{n} places are still to be filled in',
  },
  saved: 'Saved. Everybody in the district sees the text from now on.',
  look: 'Look at the page',
}
