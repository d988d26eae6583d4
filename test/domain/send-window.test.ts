import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, isOpen } from '../../src/domain/business-time.ts'
import { sendMoment } from '../../src/domain/send-window.ts'
import { DAY, HOUR, iso, MINUTE } from '../../src/lib/clock.ts'

const at = (text: string) => Date.parse(text)

const calendar: Calendar = {
  timezone: 'Europe/Paris',
  hours: [{ days: [1, 2, 3, 4, 5], from: 540, to: 1080 }],
  closed: ['2026-12-25'],
}
const DAYTIME = { kind: 'daily', from: 480, to: 1200 } as const
const NIGHT = { kind: 'daily', from: 1200, to: 120 } as const

describe('a follow-up', () => {
  it('leaves at once in a window that is always open', () => {
    const moment = at('2026-12-25T03:00:00Z')
    expect(sendMoment(moment, { kind: 'always' }, calendar, 'Asia/Kolkata')).toBe(moment)
  })

  it('waits for the team, wherever the customer lives', () => {
    const moment = sendMoment(
      at('2026-12-24T18:00:00+01:00'),
      { kind: 'team_hours' },
      calendar,
      'Asia/Kolkata',
    )
    expect(iso(moment)).toBe('2026-12-28T08:00:00.000Z')
  })

  it.each([
    [
      "by the customer's clock",
      '2026-11-24T05:00:00Z',
      'America/New_York',
      '2026-11-24T13:00:00.000Z',
    ],
    [
      "by the shop's clock when his is unknown",
      '2026-11-24T05:00:00Z',
      null,
      '2026-11-24T07:00:00.000Z',
    ],
    [
      "by the shop's clock when his is no zone",
      '2026-11-24T05:00:00Z',
      'GMT plus one',
      '2026-11-24T07:00:00.000Z',
    ],
    ['also on a Sunday', '2026-11-22T10:00:00Z', 'Europe/Paris', '2026-11-22T10:00:00.000Z'],
    [
      'until the last minute',
      '2026-11-24T18:59:59.999Z',
      'Europe/Paris',
      '2026-11-24T18:59:59.999Z',
    ],
    ['tomorrow after it', '2026-11-24T19:00:00Z', 'Europe/Paris', '2026-11-25T07:00:00.000Z'],
  ])('leaves in a daily window %s', (_, from, zone, expected) => {
    expect(iso(sendMoment(at(from), DAYTIME, calendar, zone))).toBe(expected)
  })

  it.each([
    ['2026-11-24T19:59:00+01:00', '2026-11-24T19:00:00.000Z'],
    ['2026-11-24T23:00:00+01:00', '2026-11-24T22:00:00.000Z'],
    ['2026-11-25T01:59:00+01:00', '2026-11-25T00:59:00.000Z'],
    ['2026-11-25T02:00:00+01:00', '2026-11-25T19:00:00.000Z'],
  ])('at %s respects a window over midnight', (from, expected) => {
    expect(iso(sendMoment(at(from), NIGHT, calendar, null))).toBe(expected)
  })

  it('uses the offset of the day it leaves, not of the day it is planned', () => {
    expect(iso(sendMoment(at('2026-03-28T21:00:00+01:00'), DAYTIME, calendar, null))).toBe(
      '2026-03-29T06:00:00.000Z',
    )
    expect(iso(sendMoment(at('2026-10-24T21:00:00+02:00'), DAYTIME, calendar, null))).toBe(
      '2026-10-25T07:00:00.000Z',
    )
  })
})

/** The wall clock as the runtime's own calendar tells it, which the code under test does not use. */
const wallMinute = (moment: number, timeZone: string) => {
  const [hour, minute] = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(moment)
    .split(':')
  return Number(hour) * 60 + Number(minute)
}

describe('in every zone', () => {
  const zones = fc.constantFrom(
    'Europe/Paris',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Sao_Paulo',
    'UTC',
  )
  const moments = fc.oneof(
    fc.integer({ min: at('2009-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
    ...[
      '2026-03-29T01:00:00Z',
      '2026-11-01T06:00:00Z',
      '2026-10-03T15:30:00Z',
      '2011-12-30T10:00:00Z',
      '2018-11-04T03:00:00Z',
    ].map((move) => fc.integer({ min: at(move) - DAY, max: at(move) + DAY })),
  )
  const minutes = fc.integer({ min: 0, max: 1439 })

  it('nothing leaves before its time, outside its window, or later than it must', () => {
    fc.assert(
      fc.property(zones, moments, minutes, minutes, (zone, moment, from, to) => {
        fc.pre(Math.abs(from - to) >= 120)
        const leaves = sendMoment(moment, { kind: 'daily', from, to }, calendar, zone)
        const minute = wallMinute(leaves, zone)
        expect(leaves).toBeGreaterThanOrEqual(moment)
        expect(from < to ? from <= minute && minute < to : from <= minute || minute < to).toBe(true)
        expect(leaves - moment).toBeLessThanOrEqual(DAY + HOUR)
      }),
      { numRuns: 400 },
    )
  })

  it('a moment inside stays, and the minute before a later one is outside', () => {
    fc.assert(
      fc.property(zones, moments, minutes, minutes, (timezone, moment, a, b) => {
        fc.pre(Math.abs(a - b) >= 120)
        const hours = [{ days: [1, 3, 6], from: Math.min(a, b), to: Math.max(a, b) }]
        const team = { timezone, hours, closed: ['2026-10-03'] }
        const leaves = sendMoment(moment, { kind: 'team_hours' }, team, null)
        expect(isOpen(leaves, team)).toBe(true)
        if (isOpen(moment, team)) expect(leaves).toBe(moment)
        else expect(isOpen(Math.max(moment, leaves - MINUTE), team)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })
})
