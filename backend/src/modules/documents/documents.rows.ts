import { randomBytes } from 'node:crypto'
import { files, type ModuleRows } from '../../../../test/access/rows.ts'
import { listed, many, one, type NaiveField } from '../../../../test/support/naive.ts'
import { isOpen, isOwn } from '../cases/cases-naive.rows.ts'
import { DocumentType } from './document.type.ts'

const who = 'integration_manager'

const ofFile =
  (column: string): NaiveField =>
  ({ file }, _, { tables }) =>
    one(tables['file'], file)?.[column]

export const documentRows: ModuleRows = {
  fields: {
    documents: {
      allowed: files,
      variables: ({ mine }) => ({ filter: { caseId: mine.id } }),
    },
    startDocumentUpload: {
      allowed: files,
      input: ({ mine }) => ({
        thingId: mine.id,
        type: 'application/pdf',
        size: 1000,
        challenge: 'a'.repeat(43),
      }),
    },
    addDocument: {
      allowed: files,
      input: ({ mine }) => ({
        caseId: mine.id,
        uploadId: mine.uploads[0],
        kind: 'OTHER',
        title: 'Brief',
        language: 'de',
      }),
    },
    changeDocument: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.documents[0], version: 1, title: 'Pass', language: 'de' }),
    },
    withdrawDocument: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.documents[1], version: 1 }),
    },
    handOutDocument: {
      allowed: files,
      input: ({ mine }) => ({
        documentId: mine.documents[0],
        recipient: 'Jobcenter',
        reason: 'Antrag',
        agreedOn: '2026-03-01',
        lastDay: '2026-03-20',
        // no two links open by the same
        challenge: randomBytes(32).toString('base64url'),
      }),
    },
    restoreDocument: {
      allowed: files,
      input: ({ mine }) => ({ id: mine.documents[2], version: 1 }),
    },
  },
  types: {
    Document: {
      type: DocumentType,
      read: [
        [
          files,
          'addedAt addedBy can case expiresOn fileState followUp id kind language links size status title type version',
        ],
      ],
      list: ['documents', 'nodes'],
    },
  },
  texts: 'challenge reason recipient title type',
  stored: {
    'AddDocumentInput.kind': 'app.document.kind',
    'AddDocumentInput.language': 'app.document.language',
    'AddDocumentInput.title': 'app.document.title',
    'ChangeDocumentInput.kind': 'app.document.kind',
    'ChangeDocumentInput.language': 'app.document.language',
    'ChangeDocumentInput.title': 'app.document.title',
    'HandOutDocumentInput.reason': 'app.limited_link.reason',
    'HandOutDocumentInput.recipient': 'app.limited_link.recipient',
    // as long as a hash
    'HandOutDocumentInput.challenge': null,
    'StartUploadInput.challenge': null,
    'StartUploadInput.size': 'app.upload.size',
    'StartUploadInput.type': 'app.upload.type',
  },
  unasked: [
    'app.file.found ≤ 200 characters',
    'app.file.size ≥ 1',
    'app.file.type ≤ 100 characters',
    'app.tenant_key.version ≥ 1',
    'app.upload.received ≥ 0',
    'app.upload.stored_size ≥ 1',
    'app.upload_piece.size ≥ 1',
    'app.upload_piece.starts_at ≥ 0',
  ],
  pages: { documents: (kreis, manager, file) => kreis.document(file.id, manager) },
  naive: {
    'Query.documents': listed('Query.documents', 'document', {
      order: { columns: ['added_at', 'id'], descending: true },
      matches: (document, { caseId, status }, memory) =>
        isOwn(document['case_file'], memory) &&
        (caseId == null || document['case_file'] === caseId) &&
        ((status ?? ['ACTIVE']) as unknown[]).includes(document['status']),
    }),
    'Document.type': ofFile('type'),
    'Document.size': ofFile('size'),
    'Document.fileState': ofFile('state'),
    'Document.links': many('limited_link', 'thing', {
      columns: ['made_at', 'id'],
      descending: true,
    }),
    'Document.can': ({ case_file, status }, _, { tables }) => {
      const works = isOpen(one(tables['case_file'], case_file)!)
      return {
        change: works && status === 'ACTIVE',
        handOut: works && status === 'ACTIVE',
        withdraw: works && status === 'ACTIVE',
        restore: works && status === 'WITHDRAWN',
      }
    },
  },
  reads: {
    CaseDocuments: {
      who,
      variables: ({ mine }) => ({ id: mine.id, filter: { caseId: mine.id } }),
    },
  },
  probes: ({ own, foreign }) => {
    const { mine, theirs } = own
    const hidden = [foreign.mine.id, theirs.id, own.waiting.id, mine.person, mine.talk]
    return [
      { who, place: 'documents.filter.caseId', own: mine.id, hidden },
      { who, place: 'startDocumentUpload.input.thingId', own: mine.id, hidden },
      { who, place: 'addDocument.input.caseId', own: mine.id, hidden },
      {
        who,
        place: 'handOutDocument.input.documentId',
        own: mine.documents[0],
        hidden: [foreign.mine.documents[0], theirs.documents[0], mine.uploads[0], mine.id],
      },
      {
        who,
        place: 'addDocument.input.uploadId',
        own: mine.uploads[1],
        hidden: [foreign.mine.uploads[1], theirs.uploads[1], mine.documents[0], mine.id],
      },
    ]
  },
}
