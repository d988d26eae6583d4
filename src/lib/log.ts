/** Writes what happens as JSON lines, or as readable lines on a terminal. Never message bodies, never keys. */
import pino from 'pino'
import pretty from 'pino-pretty'
import { createCensor } from './censor.ts'

export type Log = {
  debug: (facts: object, message: string) => void
  info: (facts: object, message: string) => void
  warn: (facts: object, message: string) => void
  error: (facts: object, message: string) => void
}

/** What lines are written to; tests give their own. */
type Lines = { write: (line: string) => void }

/**
 * Logs go to stderr, so that stdout holds results alone. Nothing reaches a line but through the censor: `secrets` are
 * the keys and tokens of this installation.
 */
export const createLog = (
  level: string,
  secrets: string[] = [],
  lines: Lines = standardError(),
): Log => {
  const censor = createCensor(secrets)
  const log = pino({ level, base: null }, lines)
  const say = (name: keyof Log) => (facts: object, message: string) => {
    // The work of censoring is saved where nothing is written.
    if (log.isLevelEnabled(name)) log[name](censor.value(facts), censor.text(message))
  }
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') }
}

const standardError = (): Lines =>
  process.stderr.isTTY
    ? pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
    : pino.destination({ dest: 2, sync: true })

/** For code that must not speak. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
