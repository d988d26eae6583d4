/** Starts the scripts of this folder as processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const running = new Set<ChildProcess>()

afterEach(async () => {
  await Promise.all([...running].map(kill))
})

export const startScript = (name: string, ...args: string[]) => {
  const script = fileURLToPath(new URL(`scripts/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const firstLine = once(child.stdout, 'data').then(([chunk]) => String(chunk).trim())
  return { firstLine, kill: () => kill(child) }
}

/** SIGKILL: it gets no chance to tidy up. Resolves when it is gone. */
const kill = async (child: ChildProcess) => {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
