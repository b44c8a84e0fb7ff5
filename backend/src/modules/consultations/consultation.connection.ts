import { connectionOf } from '../../platform/reading/page.ts'
import { ConsultationType } from './consultation.type.ts'

export const ConsultationConnection = connectionOf(() => ConsultationType, 'Consultation')
