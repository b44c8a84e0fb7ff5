import { graphql } from './graphql.ts'

export const Codes = graphql(`
  query Codes($list: CodeList!) {
    codes(list: $list) {
      code
      labelDe
      labelEn
      validFrom
      validTo
    }
  }
`)
