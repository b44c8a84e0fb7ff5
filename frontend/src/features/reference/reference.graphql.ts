import { graphql } from '../../api/graphql.ts'

export const CodeLists = graphql(`
  query CodeLists {
    codeLists {
      list
      labelDe
      labelEn
      extensible
      own
    }
  }
`)

export const Catalogue = graphql(`
  query Catalogue($list: CodeList!) {
    codes(list: $list) {
      code
      labelDe
      labelEn
      stateCode
      validFrom
      validTo
      extensionId
      extensionVersion
    }
  }
`)

export const AddCode = graphql(`
  mutation AddCode($input: AddCodeInput!) {
    addCode(input: $input) {
      codeExtension {
        id
        labelDe
        labelEn
      }
    }
  }
`)

export const RetireCode = graphql(`
  mutation RetireCode($input: RetireCodeInput!) {
    retireCode(input: $input) {
      codeExtension {
        id
        version
        validTo
      }
    }
  }
`)
