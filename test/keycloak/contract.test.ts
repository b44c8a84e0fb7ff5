import { contract } from './contract.ts'
import { realIssuer } from './support/real.ts'

contract(realIssuer)
