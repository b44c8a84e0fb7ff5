import { buildSchemaSync } from 'type-graphql'
import type { GraphQLSchema } from 'graphql'
import { AccountResolver } from './modules/accounts/account.resolver.ts'
import { CaseResolver } from './modules/cases/case.resolver.ts'
import { SearchResolver } from './modules/cases/search.resolver.ts'
import { ConsultationResolver } from './modules/consultations/consultation.resolver.ts'
import { FollowUpResolver } from './modules/follow-ups/follow-up.resolver.ts'
import { MunicipalityResolver } from './modules/reference/municipality.resolver.ts'
import { KeyFigureResolver } from './modules/reporting/key-figure.resolver.ts'
import { StaffResolver } from './modules/staff/staff.resolver.ts'
import { MeResolver } from './modules/tenants/me.resolver.ts'
import { limitArguments } from './platform/reading/limited-arguments.ts'

/** The whole API. Input is checked by scalars, limits and verbs, so no validation library is in between. */
export const createSchema = (): GraphQLSchema =>
  limitArguments(
    buildSchemaSync({
      resolvers: [
        AccountResolver,
        CaseResolver,
        ConsultationResolver,
        FollowUpResolver,
        KeyFigureResolver,
        MeResolver,
        MunicipalityResolver,
        SearchResolver,
        StaffResolver,
      ],
      validate: false,
    }),
  )
