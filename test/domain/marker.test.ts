import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isCut,
  isOurPost,
  isOurs,
  MARKER_KINDS,
  markerOf,
  type Occasion,
  type PostKind,
} from '../../src/domain/marker.ts'

const occasion: Occasion = {
  account: 'lumen.gorgias.com',
  ticketId: 1042,
  anchorMessageId: 218_600_411,
  step: 1,
  kind: 'reply',
}

const OCCASIONS = fc.record({
  account: fc.constantFrom('lumen.gorgias.com', 'lumen2.gorgias.com', '127.0.0.1:4010'),
  ticketId: fc.nat(),
  anchorMessageId: fc.nat(),
  step: fc.integer({ min: 1, max: 5 }),
  kind: fc.constantFrom<PostKind>('reply', 'note', 'alert', 'notice'),
})

describe('the mark', () => {
  test('is the same wherever and whenever it is computed', () => {
    expect(markerOf(occasion)).toBe('relance:1:r:qyv6bdq3mfkweflavnsoljcgy')
  })

  test('follows from the occasion alone', () => {
    fc.assert(
      fc.property(OCCASIONS, (one) => {
        expect(markerOf({ ...one })).toBe(markerOf(one))
        expect(markerOf(one)).toMatch(/^relance:1:[rnas]:[a-z2-7]{25}$/)
      }),
    )
  })

  test('differs as soon as anything of the occasion differs', () => {
    fc.assert(
      fc.property(OCCASIONS, OCCASIONS, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other))
        expect(markerOf(one)).not.toBe(markerOf(other))
      }),
    )
  })

  test('neighbouring numbers do not run into each other', () => {
    const a = markerOf({ ...occasion, ticketId: 11, anchorMessageId: 1 })
    const b = markerOf({ ...occasion, ticketId: 1, anchorMessageId: 11 })
    expect(a).not.toBe(b)
  })

  test.each(Object.entries(MARKER_KINDS))('of a %s names its kind', (kind, letter) => {
    const mark = markerOf({ ...occasion, kind: kind as PostKind })
    expect(mark.startsWith(`relance:1:${letter}:`)).toBe(true)
    for (const other of Object.keys(MARKER_KINDS) as PostKind[])
      expect(isOurPost(mark, other)).toBe(other === kind)
  })
})

test.each([
  [null, false],
  ['', false],
  ['relance', false],
  ['relance:1:', true],
  ['relance:1:r:cut', true],
  ['relance:2:r:abc', false],
  ['RELANCE:1:r:abc', false],
  [' relance:1:r:abc', false],
  ['shopify-relance:1:r:abc', false],
])('%o is ours: %s', (externalId, expected) => {
  expect(isOurs(externalId)).toBe(expected)
})

test.each([
  [null, false],
  ['order-1001', false],
  [
    markerOf({
      account: 'acme.gorgias.com',
      ticketId: 1,
      anchorMessageId: 2,
      step: 1,
      kind: 'reply',
    }),
    false,
  ],
  ['relance:1:r:cut', true],
  ['relance:1:', true],
])('%o is a mark that lost its end: %s', (externalId, expected) => {
  expect(isCut(externalId)).toBe(expected)
})
