import { spawn } from 'node:child_process'

/**
 * A program of its own: runs the command of its arguments, and ends it when its own standard input ends. The other
 * end of that pipe is held by whoever started it, so not even a SIGKILL of theirs leaves a process behind.
 */
const [command = '', ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })

function end(): void {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
}

process.stdin.resume().once('close', end)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)
child.once('error', () => process.exit(127))
child.once('exit', code => process.exit(code ?? 1))
