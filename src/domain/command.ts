/** Reads what an agent tells us from inside the helpdesk: the first word of an internal note, or a tag (CONTRACT 7). */
import { DAY, HOUR, MINUTE } from '../lib/clock.ts'

export type Command =
  /** `text`: his own words; null: the draft as it stands. */
  | { kind: 'send'; text: string | null }
  | { kind: 'later'; wait: number }
  | { kind: 'never' }
  | { kind: 'done' }
  | { kind: 'why' }

/** Begins like a command and is none. */
export type NotACommand = { kind: 'unknown'; word: string; why: string }

/** What a tag can say; `why` needs an answer, which a tag does not wait for. */
export const COMMAND_TAGS = {
  'relance-send': 'send',
  'relance-later': 'later',
  'relance-never': 'never',
  'relance-done': 'done',
} as const
export type CommandTag = keyof typeof COMMAND_TAGS

/** For a tag, which names no length of time, and for a bare `/later`. */
const USUAL_WAIT = 3 * DAY
/** After so long nobody remembers why. */
export const LONGEST_WAIT = 60 * DAY

/** Null: the text does not begin like a command. */
export const commandIn = (text: string): Command | NotACommand | null => {
  const [, word = '', rest = ''] = BEGINNING.exec(text) ?? []
  if (word === '') return null
  const name = word.toLowerCase()
  switch (name) {
    case 'send':
      return { kind: 'send', text: rest.trim() === '' ? null : rest.trim() }
    case 'later':
      return later(rest.trim())
    case 'never':
    case 'done':
    case 'why':
      return { kind: name }
    default:
      return { kind: 'unknown', word: `/${word}`, why: 'there is no such command' }
  }
}

/** The command a tag stands for; null: the tag is none of ours. Tag names compare without case. */
export const commandOfTag = (tag: string): Command | null => {
  const name = tag.toLowerCase()
  if (!isCommandTag(name)) return null
  const kind = COMMAND_TAGS[name]
  if (kind === 'send') return { kind, text: null }
  return kind === 'later' ? { kind, wait: USUAL_WAIT } : { kind }
}

/** The tags of a ticket that are commands, as we write them. */
export const commandTagsIn = (tags: string[]): CommandTag[] =>
  [...new Set(tags.map((tag) => tag.toLowerCase()))].filter(isCommandTag)

const isCommandTag = (name: string): name is CommandTag => Object.hasOwn(COMMAND_TAGS, name)

/**
 * Meant for us and no news about the ticket: a command, or what looks like a slip of the pen in one. A longer note
 * that merely begins with a slash is a note like any other.
 */
export const isSteering = (text: string): boolean => {
  const command = commandIn(text)
  if (command === null) return false
  if (command.kind !== 'unknown') return true
  const isShort = text.trim().length <= LONGEST_SLIP && !text.trim().includes('\n')
  return isShort || NAMES.some((name) => isClose(command.word.slice(1).toLowerCase(), name))
}

const NAMES = ['send', 'later', 'never', 'done', 'why']
const LONGEST_SLIP = 40

/** A path (`/home/x`) is no command; what does not print may stand before one. */
const BEGINNING =
  /^[\s\u200b\u200e\u200f\u2060\ufeff]*\/(\p{L}[\p{L}\p{N}_-]*|\?)[.,:;!]*(?=\s|$)([\s\S]*)$/u

const later = (said: string): Command | NotACommand => {
  if (said === '') return { kind: 'later', wait: USUAL_WAIT }
  const [, count = '', unit = ''] = LENGTH.exec(said) ?? []
  const wait = Number(count) * (UNITS[unit.charAt(0).toLowerCase()] ?? Number.NaN)
  const whyNot = Number.isNaN(wait)
    ? '/later takes a length of time such as 3d, 12h or 1w'
    : wait <= 0 || wait > LONGEST_WAIT
      ? '/later takes at most 60 days'
      : null
  return whyNot === null
    ? { kind: 'later', wait }
    : { kind: 'unknown', word: `/later ${said.slice(0, LONGEST_SLIP)}`, why: whyNot }
}

const LENGTH = /^(\d{1,4})\s*(m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)[.!]?$/i
const UNITS: Record<string, number> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY }

/** One letter more, less or other, or two neighbours in each other's place. */
const isClose = (word: string, name: string) => {
  if (Math.abs(word.length - name.length) > 1) return false
  const start = [...name].findIndex((letter, place) => letter !== word[place])
  if (start < 0) return true
  const [a, b] = [word.slice(start), name.slice(start)]
  const swapped = `${b[1] ?? ''}${b[0] ?? ''}${b.slice(2)}`
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || a === swapped
}
