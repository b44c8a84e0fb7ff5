import type { Module } from '../../platform/module.ts'
import { mutation, mutations } from '../../platform/fields/mutation-fields.ts'
import { readsFiles } from '../cases/case.policy.ts'
import { ConsultationCorrection } from './consultation-correction.entity.ts'
import { Consultation, ConsultationNote } from './consultation.entity.ts'
import { CorrectConsultationInput, RecordConsultationInput } from './consultation.input.ts'
import { ConsultationType } from './consultation.type.ts'
import { correctConsultation } from './correct-consultation.ts'
import {
  moveConsultation,
  MoveConsultationInput,
  restoreConsultation,
  withdrawConsultation,
  WithdrawConsultationInput,
} from './move-consultation.ts'
import { recordConsultation } from './record-consultation.ts'

/** Talks and their notes. */
export const consultations: Module = {
  entities: [Consultation, ConsultationCorrection, ConsultationNote],
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
      moveConsultation: mutation({
        description: 'Files a talk that the caller recorded with another case.',
        rule: readsFiles,
        input: MoveConsultationInput,
        verb: moveConsultation,
      }),
      withdrawConsultation: mutation({
        description:
          'Withdraws a talk that the caller recorded: it stays in sight and does not count.',
        rule: readsFiles,
        input: WithdrawConsultationInput,
        verb: withdrawConsultation,
      }),
      restoreConsultation: mutation({
        description: 'Takes the withdrawal of a talk back.',
        rule: readsFiles,
        verb: restoreConsultation,
      }),
    }),
  ],
  abilities: {
    recordConsultation: { rule: readsFiles, description: 'Record talks and see own cases.' },
  },
}
