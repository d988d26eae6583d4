/** Reads `shop.md`: what holds for the whole account. */
import { z } from 'zod'
import type { Shop } from '../domain/policy.ts'
import { DAY } from '../lib/clock.ts'
import type { FileKind } from './file-kind.ts'
import { holidaysOf } from './holidays.ts'
import { count, country, day, duration, keys, oneOf, openHours, texts, timezone } from './values.ts'

const NOBODY = { tags: [], customers: [] }

const shopKeys = keys({
  timezone: timezone.optional(),
  country: country.optional(),
  hours: openHours.optional(),
  closed: z.array(day, { error: 'must be a list of dates such as [2026-12-24]' }).default([]),
  send_as: oneOf(['key', 'last_agent', 'assignee']).default('key'),
  after_send: oneOf(['keep', 'open', 'close']).default('keep'),
  contact_gap: duration.default(3 * DAY),
  max_per_hour: count(0).default(60),
  max_per_day: count(0).default(200),
  max_late: duration.default(3 * DAY),
  notes_per_day: count(0).default(40),
  never: keys({ tags: texts.default([]), customers: texts.default([]) }).default(NOBODY),
})

type ShopKeys = z.infer<typeof shopKeys>

export const shopFile: FileKind<ShopKeys, Shop> = {
  schema: shopKeys,
  build: (shop, { hash }, body) => ({
    timezone: shop.timezone ?? null,
    country: shop.country ?? null,
    hours: shop.hours ?? null,
    closed: shop.closed,
    holidays: shop.country === undefined ? [] : holidaysOf(shop.country),
    sendAs: shop.send_as,
    afterSend: shop.after_send,
    contactGap: shop.contact_gap,
    maxPerHour: shop.max_per_hour,
    maxPerDay: shop.max_per_day,
    maxLate: shop.max_late,
    notesPerDay: shop.notes_per_day,
    never: shop.never,
    about: body,
    hash,
  }),
  sleeping: () => [],
}
