import { DockerfileParser, type Dockerfile, type Instruction } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'

/** What is wrong with a Dockerfile, one sentence each: its syntax, then the rules that our images keep. */
export function problemsOf(text: string): string[] {
  const syntax = validate(text).map(
    ({ range, message }) =>
      `line ${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  )
  const file = DockerfileParser.parse(text)
  return [...syntax, ...rules.flatMap(rule => rule(file))]
}

type Rule = (file: Dockerfile) => string[]

const lineOf = (instruction: Instruction) => `line ${instruction.getRange().start.line + 1}`

const complain = (instructions: Instruction[], problem: string): string[] =>
  instructions.map(instruction => `${lineOf(instruction)}: ${problem}`)

const named = (file: Dockerfile, keyword: string): Instruction[] =>
  file.getInstructions().filter(instruction => instruction.getKeyword() === keyword)

/** Instructions of the stage that becomes the image. */
function ofImage(file: Dockerfile, keyword: string): Instruction[] {
  const start = file.getFROMs().at(-1)?.getRange().start.line ?? 0
  return named(file, keyword).filter(instruction => instruction.getRange().start.line > start)
}

/** A tag that moves with every release makes two builds of one commit differ. */
const basesArePinned: Rule = file => {
  const stages = new Set(file.getFROMs().map(from => from.getBuildStage()))
  const bases = new Map(
    file
      .getARGs()
      .map(arg => arg.getProperty())
      .map(property => [property?.getName(), property?.getValue()]),
  )
  const loose = file.getFROMs().filter(from => {
    const name = from.getImage() ?? ''
    const image = bases.get(/^\$\{(\w+)\}$/.exec(name)?.[1]) ?? name
    return !stages.has(image) && !/(@sha256:[0-9a-f]{64}|:\d+\.\d+[\w.-]*)$/.test(image)
  })
  return complain(loose, 'name the base by its full version or digest')
}

/** Only a number lets an orchestrator see that it is not root. */
const runsAsSomebody: Rule = file => {
  const user = ofImage(file, 'USER').at(-1)?.getArgumentsContent() ?? ''
  return /^[1-9]\d*(:[1-9]\d*)?$/.test(user) ? [] : ['end with a USER that is a number above 0']
}

const tellsItsHealth: Rule = file => {
  const check = ofImage(file, 'HEALTHCHECK').at(-1)?.getArgumentsContent() ?? ''
  return /\bCMD\b/.test(check) ? [] : ['say by HEALTHCHECK how the process tells that it works']
}

/** A shell between would keep signals, and so an orderly end, from the process. */
const getsItsSignals: Rule = file => {
  const starts = ['CMD', 'ENTRYPOINT'].flatMap(keyword => ofImage(file, keyword))
  const shells = starts.filter(start => !start.getArgumentsContent()?.startsWith('['))
  return starts.length === 0
    ? ['say by ENTRYPOINT or CMD what runs']
    : complain(shells, 'start the process itself, as a JSON list')
}

const copiesOnly: Rule = file =>
  complain(named(file, 'ADD'), 'COPY: ADD unpacks archives and fetches addresses')

const keepsNoSecret: Rule = file => {
  const settings = [...named(file, 'ENV'), ...named(file, 'ARG')]
  const secrets = settings.filter(setting =>
    /\b\w*(PASSWORD|SECRET|TOKEN)\w*=/.test(setting.getArgumentsContent() ?? ''),
  )
  return complain(secrets, 'secrets come when the container starts, images are copied about')
}

const rules = [
  basesArePinned,
  runsAsSomebody,
  tellsItsHealth,
  getsItsSignals,
  copiesOnly,
  keepsNoSecret,
]
