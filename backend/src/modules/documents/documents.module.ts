import type { Context } from '../../context.ts'
import { changesOf } from '../../platform/fields/change-fields.ts'
import { list } from '../../platform/fields/list-field.ts'
import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import { startsUpload } from '../../platform/files/start-upload.ts'
import { UploadType } from '../../platform/files/upload.type.ts'
import type { Module } from '../../platform/module.ts'
import type { Work } from '../../platform/writing/work.ts'
import { ofTenant } from '../../platform/reading/exposes.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { managerOf, onOwnCases, ownCases } from '../cases/case.scope.ts'
import { onOwnCase } from '../cases/own-case.ts'
import { addDocument, AddDocumentInput, DOCUMENTS, openCase } from './add-document.ts'
import { changeDocument, ChangeDocumentInput, setStatus } from './change-document.ts'
import { Document } from './document.entity.ts'
import { DocumentFilter } from './document.filter.ts'
import { newestDocument } from './document.order.ts'
import { documentFacts, documentPolicy } from './document.policy.ts'
import { documentLink } from './document.link.ts'
import { DocumentType } from './document.type.ts'
import { handOutDocument, HandOutDocumentInput } from './hand-out-document.ts'
import { LimitedLinkType } from '../links/limited-link.type.ts'

const rule = readsFiles
const onCase = onOwnCase(Document)
/** With what reminds of its last day. */
const ownDocument = async (work: Work, id: string): Promise<Document> => {
  const document = await onCase(work, id)
  if (document.followUp) await work.em.populate(document, ['followUp'])
  return document
}
const change = changesOf({
  rule,
  find: ownDocument,
  facts: documentFacts,
})

/** Documents at the case (domain 6.10). */
export const documents: Module = {
  entities: [Document],
  fields: [
    list('documents', {
      description: 'Documents of the caller’s own and deputised cases, latest first.',
      type: DocumentType,
      rule,
      filter: DocumentFilter,
      order: newestDocument,
      scope:
        (actor, { status }) =>
        selection => [
          ...onOwnCases(actor)(selection),
          ...(status ? [] : [(row: string) => `${row}.status = 'ACTIVE'`]),
        ],
    }),
    mutations(UploadType, {
      startDocumentUpload: startsUpload(DOCUMENTS, {
        description: 'Lets the file of a document come in, for an own or deputised case.',
        rule,
        thing: openCase,
      }),
    }),
    mutations(LimitedLinkType, {
      handOutDocument: mutation({
        description:
          'Gives a document to somebody outside, for some days and as long as nobody takes it back.',
        rule,
        input: HandOutDocumentInput,
        verb: handOutDocument,
      }),
    }),
    mutations<Context>(
      DocumentType,
      {
        addDocument: mutation({
          description: 'Makes an upload a document of the case.',
          rule,
          input: AddDocumentInput,
          verb: addDocument,
        }),
        changeDocument: change({
          description: 'Changes what is said of a document; its follow-up moves along.',
          may: documentPolicy.change,
          input: ChangeDocumentInput,
          does: changeDocument,
        }),
        withdrawDocument: change({
          description:
            'Takes a document back: it counts no longer, nobody gets its file, and its links end.',
          may: documentPolicy.withdraw,
          does: setStatus('WITHDRAWN'),
        }),
        restoreDocument: change({
          description: 'Has a document that was taken back count again.',
          may: documentPolicy.restore,
          does: setStatus('ACTIVE'),
        }),
      },
      thenScan,
    ),
  ],
  links: { freigabe: documentLink },
  files: {
    [DOCUMENTS]: {
      rule,
      table: 'app.document',
      entity: 'Document',
      visible: actor => [
        row => `${row}.status = 'ACTIVE'`,
        (row, bind) =>
          `${row}.case_file in (select c.id from app.case_file c where c.tenant = $1 and ${ownCases(managerOf(actor))('c', bind)})`,
      ],
      name: row => `${row}.title`,
      person: row => ofTenant('app.case_file k', `k.id = ${row}.case_file`, 'k.person'),
    },
  },
}

/** Whoever has added a file waits for it to be looked at. */
async function thenScan(context: Context, written: () => Promise<object>): Promise<object> {
  const answer = await written()
  context.nudge()
  return answer
}
