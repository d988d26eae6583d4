/** Writes what happens as JSON lines, or as readable lines on a terminal. Never message bodies, never keys. */
import pino from 'pino'
import pretty from 'pino-pretty'

export type Log = {
  debug: (facts: object, message: string) => void
  info: (facts: object, message: string) => void
  warn: (facts: object, message: string) => void
  error: (facts: object, message: string) => void
}

/** Logs go to stderr, so that stdout holds results alone. */
export const createLog = (level: string): Log =>
  pino(
    { level, base: null, redact: { paths: SECRET_PATHS, censor: '[redacted]' } },
    process.stderr.isTTY
      ? pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
      : pino.destination({ dest: 2, sync: true }),
  )

const SECRET_PATHS = ['apiKey', '*.apiKey', 'authorization', '*.authorization', 'text', '*.text']

/** For code that must not speak. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
