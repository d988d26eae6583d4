import { describe, expect, test } from 'vitest'
import { helpdeskAnswering, json } from './answers.ts'

const read = async (business_hours: unknown, timezone: unknown = 'Europe/Paris') => {
  const setting = { id: 9, type: 'business-hours', data: { timezone, business_hours } }
  const { helpdesk, warnings } = helpdeskAnswering([
    json({ data: [{ id: 1, type: 'auto-merge', data: {} }, setting] }),
  ])
  return { read: await helpdesk.businessHours(), warnings }
}

const open = (days: unknown, from_time: string, to_time: string) => ({ days, from_time, to_time })

describe('business hours', () => {
  test('are days and minutes of the day', async () => {
    const { read: hours } = await read([
      open('1,2,3,4,5', '09:00', '17:30'),
      open(' 6 ', '10:00', '12:00'),
    ])
    expect(hours).toEqual({
      timezone: 'Europe/Paris',
      hours: [
        { days: [1, 2, 3, 4, 5], from: 540, to: 1050 },
        { days: [6], from: 600, to: 720 },
      ],
    })
  })

  test.each([
    ['the whole day', open('7', '00:00', '24:00'), [{ days: [7], from: 0, to: 1440 }]],
    ['midnight as the end', open('7', '08:00', '00:00'), [{ days: [7], from: 480, to: 1440 }]],
    ['seconds', open('1', '09:00:00', '17:00:00'), [{ days: [1], from: 540, to: 1020 }]],
    ['days as a list', open([1, 2], '09:00', '17:00'), [{ days: [1, 2], from: 540, to: 1020 }]],
    [
      'a night',
      open('5,7', '22:00', '06:00'),
      [
        { days: [5, 7], from: 1320, to: 1440 },
        { days: [6, 1], from: 0, to: 360 },
      ],
    ],
  ])('know %s', async (_, entry, hours) => {
    expect((await read([entry])).read?.hours).toEqual(hours)
  })

  test.each([
    open('8', '09:00', '17:00'),
    open('', '09:00', '17:00'),
    open('1', '9am', '17:00'),
    open('1', '09:00', '24:01'),
    open('1', '09:60', '17:00'),
    open('1', '09:00', '09:00'),
    { days: '1' },
    null,
  ])('leave %j out with a warning', async (entry) => {
    const { read: hours, warnings } = await read([entry, open('1', '09:00', '17:00')])
    expect(hours?.hours).toEqual([{ days: [1], from: 540, to: 1020 }])
    expect(warnings).toHaveLength(1)
  })

  test.each([
    ['no entry', [], 'Europe/Paris'],
    ['no known zone', [open('1', '09:00', '17:00')], 'Mars/Olympus'],
    ['no zone', [open('1', '09:00', '17:00')], null],
    ['no list', 'always', 'Europe/Paris'],
  ])('are null with %s', async (_, entries, timezone) => {
    expect((await read(entries, timezone)).read).toBeNull()
  })
})
