import { expect, test } from 'vitest'
import { isOnlyNote, windowCloses } from '../../src/domain/reply-window.ts'
import { HOUR } from '../../src/lib/clock.ts'
import { agent, customer, NOW } from './conversation.ts'

test.each(['whatsapp', 'facebook-messenger', 'instagram-direct-message'])(
  '%s takes a message until 24 hours after the customer’s last one',
  (channel) => {
    const talk = [customer(30, { channel }), customer(20, { channel }), agent(1, { channel })]
    const closes = NOW + 4 * HOUR
    expect(windowCloses(channel, talk)).toBe(closes)
    expect(isOnlyNote(channel, talk, closes - 1)).toBe(false)
    expect(isOnlyNote(channel, talk, closes)).toBe(true)
  },
)

test.each(['email', 'chat', 'sms', 'contact_form'])('%s has no such window', (channel) => {
  expect(isOnlyNote(channel, [customer(9000, { channel }), agent(8000, { channel })], NOW)).toBe(
    false,
  )
})

test('a word on another channel opens no window', () => {
  const talk = [customer(30, { channel: 'whatsapp' }), customer(1, { channel: 'email' })]
  expect(isOnlyNote('whatsapp', talk, NOW)).toBe(true)
})
