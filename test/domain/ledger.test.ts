/** Tests that a judge can answer only what a judgement may hold. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { draftSchema, judgementSchema } from '../../src/domain/ledger.ts'

const judgement = {
  open_items: [],
  evidence: [],
  verdict: 'no_follow_up',
  until: null,
  reason: 'Nothing is open.',
  confidence: 0.9,
}

/** Every key of a schema, however deep. */
const keysOf = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'properties' in schema ? Object.keys(schema.properties ?? {}) : []
  return [...own, ...Object.values(schema).flatMap(keysOf)]
}

test.each(['send', 'post', 'FOLLOW_UP', 'follow_up_now', 'close', '', null, 1])(
  'there is no verdict %j',
  (verdict) => {
    expect(judgementSchema.safeParse({ ...judgement, verdict }).success).toBe(false)
  },
)

test('nothing names a recipient, an author, a channel, a ticket or a tool', () => {
  expect(new Set(keysOf(z.toJSONSchema(judgementSchema)))).toEqual(
    new Set([
      ...['open_items', 'evidence', 'verdict', 'until', 'reason', 'confidence'],
      ...['owner', 'kind', 'what', 'due', 'message_id', 'quote'],
    ]),
  )
  expect(new Set(keysOf(z.toJSONSchema(draftSchema)))).toEqual(new Set(['text', 'language']))
})

test('what a judge adds is not read', () => {
  const read = judgementSchema.parse({ ...judgement, recipient: 'a@mail.example', author: 'shop' })
  expect(read).toEqual(judgement)
})
