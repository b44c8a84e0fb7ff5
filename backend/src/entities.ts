import { modules } from './modules.ts'
import { Upload } from './platform/files/upload.entity.ts'

/** Everything that the unit of work writes. */
export const entities = [Upload, ...modules.flatMap(module => module.entities ?? [])]
