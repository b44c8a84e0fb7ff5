import { contract } from './contract.ts'
import { embeddedIssuer } from './support/embedded.ts'

contract(embeddedIssuer)
