import { expect, test } from 'vitest'
import { createBucket } from '../../src/sandbox/bucket.ts'
import { connect } from './client.ts'

test('the 41st call at once is refused and says when to come back', async () => {
  const { get } = connect({ limit: 40 })
  const answers = []
  for (let n = 0; n < 42; n++) answers.push(await get('/api/users/0'))
  expect(answers[0]?.headers.get('x-gorgias-account-api-call-limit')).toBe('1/40')
  expect(answers.slice(0, 40).map(({ status }) => status)).toEqual(Array(40).fill(200))
  const refused = answers.at(-1)
  expect(refused?.status).toBe(429)
  expect(refused?.headers.get('retry-after')).toBe('1')
  expect(refused?.headers.get('x-gorgias-account-api-call-limit')).toBe('40/40')
})

test('a token has twice the room of a key, and limit 0 never refuses', async () => {
  const small = connect({ limit: 3 })
  const { headers } = await small.call('GET', '/api/users/0', undefined, 'Bearer t')
  expect(headers.get('x-gorgias-account-api-call-limit')).toBe('1/6')
  const open = connect({ limit: 0 })
  for (let n = 0; n < 200; n++) expect((await open.get('/api/users/0')).status).toBe(200)
})

test('unknown callers and the control routes take nothing from the bucket', async () => {
  const { call, get } = connect({ limit: 1 })
  for (let n = 0; n < 5; n++) await call('GET', '/api/users/0', undefined, null)
  for (let n = 0; n < 5; n++) await get('/sandbox/clock')
  expect((await get('/api/users/0')).status).toBe(200)
  expect((await get('/api/users/0')).status).toBe(429)
})

test('the bucket leaks two calls a second on the machine clock', () => {
  let wall = 0
  const bucket = createBucket(40, () => wall)
  for (let n = 0; n < 40; n++) expect(bucket.take(1).retryAfter).toBeNull()
  expect(bucket.take(1)).toEqual({ used: 40, size: 40, retryAfter: 1 })
  wall = 499
  expect(bucket.take(1).retryAfter).toBe(1)
  wall = 500
  expect(bucket.take(1).retryAfter).toBeNull()
  wall = 20_500
  expect(bucket.take(1).used).toBe(1)
})
