import type { Module } from '../../platform/module.ts'
import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { Consultation, ConsultationNote } from './consultation.entity.ts'
import { CorrectConsultationInput, RecordConsultationInput } from './consultation.input.ts'
import { ConsultationType } from './consultation.type.ts'
import { correctConsultation } from './correct-consultation.ts'
import { recordConsultation } from './record-consultation.ts'

/** Talks and their notes. */
export const consultations: Module = {
  entities: [Consultation, ConsultationNote],
  fields: [
    mutations(ConsultationType, {
      recordConsultation: mutation({
        description: 'Records a talk on an own or deputised case.',
        rule: readsFiles,
        input: RecordConsultationInput,
        verb: recordConsultation,
      }),
      correctConsultation: mutation({
        description: 'Corrects a talk that the caller recorded.',
        rule: readsFiles,
        input: CorrectConsultationInput,
        verb: correctConsultation,
      }),
    }),
  ],
  abilities: {
    recordConsultation: { rule: readsFiles, description: 'Record talks and see own cases.' },
  },
}
