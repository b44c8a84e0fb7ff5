import type { ResultOf } from '../../api/graphql.ts'
import { missingOf, type Consent } from '../cases/consent.ts'
import type { ClientFields } from './client.graphql.ts'

export interface Client {
  /** The case's id. */
  id: string
  name: string
  number: string
  place: string
  languages: string[]
  size: number
  last: string | undefined
  /** What the case has of it, while its first talk waits for the rest. */
  consent?: Consent | undefined
}

type CaseParts = Pick<
  ResultOf<typeof ClientFields>,
  'id' | 'number' | 'status' | 'informedOn' | 'consentForm'
> & {
  person: { displayName: string; languages: string[] }
  household: { size: number } | null
  municipality: { name: string }
  lastConsultation: { heldOn: string } | null
}

/** `name`: the household member that was searched for, when it is not the case's person. */
export function clientOf(file: CaseParts, name = file.person.displayName): Client {
  return {
    id: file.id,
    name,
    number: file.number,
    place: file.municipality.name,
    languages: file.person.languages,
    size: file.household?.size ?? 1,
    last: file.lastConsultation?.heldOn,
    consent: awaited(file),
  }
}

function awaited({ status, informedOn, consentForm }: CaseParts): Consent | undefined {
  const consent = { informedOn: informedOn ?? undefined, consentForm: consentForm ?? undefined }
  return status === 'INTAKE' && missingOf(consent).length ? consent : undefined
}
