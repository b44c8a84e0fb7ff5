import { ID, type Feature } from '../../app/feature.ts'
import { words } from '../../locales/words.texts.ts'
import { casesTexts } from '../cases/cases.texts.ts'
import { documentsTexts } from './documents.texts.ts'

export const documents: Feature = {
  texts: [casesTexts, documentsTexts, words],
  routes: [
    {
      path: `/faelle/:id(${ID})/dokumente`,
      component: () => import('./CaseDocumentsPage.vue'),
      props: true,
    },
  ],
}
