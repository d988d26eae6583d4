import { describe, expect, test } from 'vitest'
import {
  type Command,
  commandIn,
  commandOfTag,
  commandTagsIn,
  isSteering,
} from '../../src/domain/command.ts'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'

const COMMANDS: [text: string, command: Command][] = [
  ['/send', { kind: 'send', text: null }],
  ['  /SEND  ', { kind: 'send', text: null }],
  ['\u200b/send', { kind: 'send', text: null }],
  ['/send Hi Jo, is it solved?', { kind: 'send', text: 'Hi Jo, is it solved?' }],
  ['/send\n\nHi Jo,\n\nbye\n', { kind: 'send', text: 'Hi Jo,\n\nbye' }],
  ['/send: Hi Jo', { kind: 'send', text: 'Hi Jo' }],
  ['/later', { kind: 'later', wait: 3 * DAY }],
  ['/later 3d', { kind: 'later', wait: 3 * DAY }],
  ['/later 12 hours.', { kind: 'later', wait: 12 * HOUR }],
  ['/later 45m', { kind: 'later', wait: 45 * MINUTE }],
  ['/later 2w', { kind: 'later', wait: 14 * DAY }],
  ['/later 60d', { kind: 'later', wait: 60 * DAY }],
  ['/never', { kind: 'never' }],
  ['/never he asked us not to', { kind: 'never' }],
  ['/done.', { kind: 'done' }],
  ['/why', { kind: 'why' }],
]

describe('a note that begins with a command', () => {
  test.each(COMMANDS)('%j is one', (text, command) => {
    expect(commandIn(text)).toEqual(command)
    expect(isSteering(text)).toBe(true)
  })
})

const UNKNOWN: [text: string, word: string, isSteering: boolean][] = [
  ['/sned', '/sned', true],
  ['/frobnicate', '/frobnicate', true],
  ['/?', '/?', true],
  ['/later 61d', '/later 61d', true],
  ['/later 0d', '/later 0d', true],
  ['/later when he is back', '/later when he is back', true],
  ['/snd Hi Jo, could you tell us whether the lamp works now?\n\nNora', '/snd', true],
  ['/fyi he called this morning: the parcel came, all is settled now.', '/fyi', false],
]

describe('what begins like a command and is none', () => {
  test.each(UNKNOWN)('%j is not understood', (text, word, steers) => {
    expect(commandIn(text)).toMatchObject({ kind: 'unknown', word })
    expect(isSteering(text)).toBe(steers)
  })

  test.each(['send', 'please /send', '/ send', '/home/ann/photo.jpg', '//send', '', '1/2'])(
    '%j does not even begin like one',
    (text) => {
      expect(commandIn(text)).toBeNull()
      expect(isSteering(text)).toBe(false)
    },
  )
})

describe('a tag', () => {
  test.each([
    ['relance-send', { kind: 'send', text: null }],
    ['Relance-LATER', { kind: 'later', wait: 3 * DAY }],
    ['relance-never', { kind: 'never' }],
    ['relance-done', { kind: 'done' }],
    ['relance-review', null],
    ['relance-why', null],
    ['constructor', null],
  ])('%s says %j', (tag, command) => {
    expect(commandOfTag(tag)).toEqual(command)
  })

  test('is found among others, once, as we write it', () => {
    expect(commandTagsIn(['vip', 'Relance-Send', 'relance-send', 'relance-review'])).toEqual([
      'relance-send',
    ])
  })
})
