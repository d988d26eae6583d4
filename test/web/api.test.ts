import { describe, expect, it } from 'vitest'
import type { Status } from '../../src/domain/decision.ts'
import { api, ask } from './asking.ts'
import { decision, mug, NOW, nthCase } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const KEYS = [
  'id',
  'ticket_id',
  'version',
  'anchor_message_id',
  'silent_since',
  'verdict',
  'reason',
  'confidence',
  'until',
  'evidence',
  'open_items',
  'draft',
  'findings',
  'policy',
  'persona',
  'mode',
  'step',
  'status',
  'send_at',
  'delivery',
  'outcome',
  'crossed',
  'provider',
  'model',
  'prompt_hashes',
  'tokens',
  'cost_usd',
  'created_at',
]

const CLAIM = {
  rule: 'claims',
  severity: 'block' as const,
  excerpt: 'the same day',
  start: 70,
  end: 82,
  why: 'Nobody at the shop said so.',
}

describe('decisions over the API', () => {
  it('are listed newest first with exactly the keys of the contract', async () => {
    const { app } = api(memoryServices([nthCase(2), nthCase(1)]))
    const { status, body } = await ask(app, 'GET', '/api/v1/decisions')
    expect(status).toBe(200)
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(['d-001', 'd-002'])
    expect(Object.keys(body.data[0]).sort()).toEqual([...KEYS].sort())
    expect(body.next_cursor).toBeNull()
  })

  it('show instants as ISO 8601 and absent things as null', async () => {
    const delivery = {
      messageId: 88,
      externalId: 'relance:1:r:abc',
      attempts: 1,
      postedAt: NOW,
      deliveredAt: null,
      note: null,
    }
    const { app } = api(memoryServices([mug({ status: 'sent', delivery })]))
    const { body } = await ask(app, 'GET', '/api/v1/decisions/d-mug')
    expect(body).toMatchObject({
      silent_since: '2026-11-21T09:00:00.000Z',
      until: null,
      send_at: null,
      delivery: {
        message_id: 88,
        external_id: 'relance:1:r:abc',
        posted_at: '2026-11-24T09:00:00.000Z',
        delivered_at: null,
      },
    })
  })

  it('are paged by cursor without gap or repetition', async () => {
    const { app } = api(memoryServices(Array.from({ length: 7 }, (_, n) => nthCase(n))))
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body }: { body: { data: { id: string }[]; next_cursor: string | null } } = await ask(
        app,
        'GET',
        `/api/v1/decisions?limit=3&cursor=${cursor}`,
      )
      seen.push(...body.data.map(({ id }) => id))
      cursor = body.next_cursor
    }
    expect(seen).toEqual(['d-000', 'd-001', 'd-002', 'd-003', 'd-004', 'd-005', 'd-006'])
  })

  it('are filtered by status and verdict lists, ticket and policy', async () => {
    const { app } = api(
      memoryServices([
        nthCase(1),
        nthCase(2, { status: 'parked' }),
        nthCase(3, { status: 'sent', policy: 'vip' }),
        nthCase(4, { verdict: 'we_owe', draft: null }),
      ]),
    )
    const ids = async (query: string) =>
      (await ask(app, 'GET', `/api/v1/decisions?${query}`)).body.data.map(
        ({ id }: { id: string }) => id,
      )
    expect(await ids('status=pending,parked')).toEqual(['d-001', 'd-002', 'd-004'])
    expect(await ids('verdict=we_owe')).toEqual(['d-004'])
    expect(await ids('ticket_id=1003')).toEqual(['d-003'])
    expect(await ids('policy=vip')).toEqual(['d-003'])
    expect(await ids('status=&verdict=&ticket_id=&policy=&limit=&cursor=')).toHaveLength(4)
  })

  it.each([
    ['status=pendign', 'status.0'],
    ['verdict=maybe', 'verdict.0'],
    ['ticket_id=abc', 'ticket_id'],
    ['ticket_id=0', 'ticket_id'],
    ['ticket_id=1e3', 'ticket_id'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['cursor=%3Cx%3E', 'cursor'],
    ['statu=pending', 'statu'],
  ])('refuse the filter %s and name it', async (query, field) => {
    const { app } = api(memoryServices([]))
    const { status, body, type } = await ask(app, 'GET', `/api/v1/decisions?${query}`)
    expect(status).toBe(422)
    expect(type).toBe('application/problem+json')
    expect(body).toMatchObject({ status: 422, field })
    expect(body.remedy).toContain(field)
  })

  it.each(['limit=1', 'limit=100'])('take the filter %s', async (query) => {
    const { app } = api(memoryServices([]))
    expect((await ask(app, 'GET', `/api/v1/decisions?${query}`)).status).toBe(200)
  })

  it('carry conversation and acts when asked for one by one', async () => {
    const services = memoryServices([mug({ statusReason: 'below min_confidence' })])
    services.acts.push({ at: NOW, act: 'decided', by: 'offline', decisionId: 'd-mug' })
    const { body } = await ask(api(services).app, 'GET', '/api/v1/decisions/d-mug')
    expect(
      body.conversation.map(({ role, from }: { role: string; from: string }) => [role, from]),
    ).toEqual([
      ['word', 'customer'],
      ['note', 'shop'],
      ['automatic', 'shop'],
      ['word', 'shop'],
    ])
    expect(body.conversation[0]).toMatchObject({ id: 11, at: '2026-11-20T09:00:00.000Z' })
    expect(body.acts).toEqual([
      { at: '2026-11-24T09:00:00.000Z', act: 'decided', by: 'offline', decision_id: 'd-mug' },
    ])
    expect(body.status_reason).toBe('below min_confidence')
  })
})

describe('an approval over the API', () => {
  it('without a body takes the draft as it stands', async () => {
    const services = memoryServices([mug()])
    const { status, body } = await ask(
      api(services).app,
      'POST',
      '/api/v1/decisions/d-mug/approval',
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: 'd-mug', status: 'scheduled', draft: decision().draft })
    expect(services.acts.at(-1)).toMatchObject({ act: 'scheduled', by: 'api' })
  })

  it('takes a person’s own words byte by byte', async () => {
    const text = '  Grüße, Jo!\n\nFehlt nur noch das Foto 📷\n'
    const services = memoryServices([mug()])
    const { body } = await ask(api(services).app, 'POST', '/api/v1/decisions/d-mug/approval', {
      text,
      version: 3,
    })
    expect(body.draft.text).toBe(text)
    expect(services.decisions.get('d-mug')?.draft?.text).toBe(text)
  })

  it('of an older version is answered with the decision as it is now', async () => {
    const { app } = api(memoryServices([mug()]))
    const { status, body } = await ask(app, 'POST', '/api/v1/decisions/d-mug/approval', {
      version: 2,
    })
    expect(status).toBe(409)
    expect(body).toMatchObject({
      type: 'urn:relance:conflict',
      status: 409,
      decision: { id: 'd-mug', version: 3, status: 'pending' },
    })
  })

  it('given twice schedules once', async () => {
    const services = memoryServices([mug()])
    const { app } = api(services)
    const path = '/api/v1/decisions/d-mug/approval'
    const answers = await Promise.all([ask(app, 'POST', path), ask(app, 'POST', path)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(services.acts.filter(({ act }) => act === 'scheduled')).toHaveLength(1)
  })

  it('is stopped by a blocking finding that is named with its excerpt and reason', async () => {
    const { app } = api(memoryServices([mug({ findings: [CLAIM] })]))
    const { status, body } = await ask(app, 'POST', '/api/v1/decisions/d-mug/approval')
    expect(status).toBe(422)
    expect(body).toMatchObject({ type: 'urn:relance:blocked', field: 'text', findings: [CLAIM] })
    expect(body.detail).toContain('claims')
    expect(body.detail).toContain(CLAIM.why)
    expect(body.remedy).toContain('"accept": ["claims"]')
  })

  it('passes a blocking finding that is accepted by name', async () => {
    const { app } = api(memoryServices([mug({ findings: [CLAIM] })]))
    const path = '/api/v1/decisions/d-mug/approval'
    expect((await ask(app, 'POST', path, { accept: ['length'] })).status).toBe(422)
    expect((await ask(app, 'POST', path, { accept: ['claims'] })).status).toBe(200)
  })

  it('of a decision without a draft is refused with a reason', async () => {
    const { app } = api(memoryServices([mug({ verdict: 'we_owe', draft: null })]))
    const { status, body } = await ask(app, 'POST', '/api/v1/decisions/d-mug/approval')
    expect(status).toBe(422)
    expect(body).toMatchObject({ type: 'urn:relance:refused', decision: { status: 'pending' } })
  })

  it.each<[string, unknown, string]>([
    ['a misspelt key', { txt: 'Hallo' }, 'txt'],
    ['an empty text', { text: ' \n' }, 'text'],
    ['a version in words', { version: 'three' }, 'version'],
    ['a version of zero', { version: 0 }, 'version'],
    ['accept that is no list', { accept: 'claims' }, 'accept'],
    ['a list', [], 'body'],
    ['null', null, 'body'],
  ])('with %s is refused and changes nothing', async (_, body, field) => {
    const services = memoryServices([mug()])
    const answer = await ask(api(services).app, 'POST', '/api/v1/decisions/d-mug/approval', body)
    expect(answer.status).toBe(422)
    expect(answer.body.field).toBe(field)
    expect(services.decisions.get('d-mug')?.status).toBe('pending')
  })

  it('in malformed JSON is a 400, in another media type a 415, too large a 413', async () => {
    const services = memoryServices([mug()])
    const { app } = api(services)
    const send = async (body: string, type?: string) => {
      const answer = await app.request('/api/v1/decisions/d-mug/approval', {
        method: 'POST',
        body,
        headers: type === undefined ? {} : { 'Content-Type': type },
      })
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      return answer.status
    }
    expect(await send('{"text": "Hallo', 'application/json')).toBe(400)
    expect(await send('text=Hallo', 'application/x-www-form-urlencoded')).toBe(415)
    expect(await send('{"text":"Hallo"}')).toBe(415)
    expect(await send(JSON.stringify({ text: 'a'.repeat(100 * 1024) }), 'application/json')).toBe(
      413,
    )
    expect(services.decisions.get('d-mug')?.status).toBe('pending')
  })

  it('can be undone while it is scheduled, and not after', async () => {
    const services = memoryServices([mug({ status: 'scheduled' })])
    const { app } = api(services)
    const path = '/api/v1/decisions/d-mug/approval'
    expect((await ask(app, 'DELETE', path)).body.status).toBe('pending')
    expect((await ask(app, 'DELETE', path)).status).toBe(409)
  })
})

describe('a rejection over the API', () => {
  it('keeps the reason', async () => {
    const services = memoryServices([mug()])
    const { status, body } = await ask(
      api(services).app,
      'POST',
      '/api/v1/decisions/d-mug/rejection',
      { reason: 'Hat schon angerufen' },
    )
    expect(status).toBe(200)
    expect(body.status).toBe('rejected')
    expect(services.decisions.get('d-mug')?.statusReason).toBe('Hat schon angerufen')
  })

  it.each<[Status, number]>([
    ['pending', 200],
    ['parked', 200],
    ['sent', 409],
    ['rejected', 409],
  ])('of a %s decision is answered with %i', async (status, expected) => {
    const { app } = api(memoryServices([mug({ status })]))
    const answer = await ask(app, 'POST', '/api/v1/decisions/d-mug/rejection', {})
    expect(answer.status).toBe(expected)
  })
})

describe('the service over the API', () => {
  it('starts one pass at a time', async () => {
    const { app } = api(memoryServices([]))
    const first = await ask(app, 'POST', '/api/v1/passes')
    expect(first).toMatchObject({ status: 202, body: { id: 'pass-1' } })
    expect(await ask(app, 'POST', '/api/v1/passes')).toMatchObject({
      status: 409,
      body: { type: 'urn:relance:pass_running' },
    })
  })

  it('explains a ticket with every gate and its values', async () => {
    const { app } = api(memoryServices([mug()]))
    const { status, body } = await ask(app, 'GET', '/api/v1/tickets/501/explanation')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ticket_id: 501,
      stopped_by: 'not_due',
      next_look: '2026-11-24T09:00:00.000Z',
      gates: [{ gate: 'not_due', passed: false, values: { due: 'later', spent: 0 } }],
      decisions: [{ id: 'd-mug' }],
    })
  })

  it.each([
    ['/api/v1/tickets/999/explanation', 404],
    ['/api/v1/tickets/abc/explanation', 422],
    ['/api/v1/tickets/-1/explanation', 422],
    ['/api/v1/decisions/nothing', 404],
    ['/api/v1/nothing', 404],
    ['/nothing', 404],
  ])('answers %s with a problem of status %i', async (path, expected) => {
    const { status, body, type } = await ask(api(memoryServices([])).app, 'GET', path)
    expect([status, body.status, type]).toEqual([expected, expected, 'application/problem+json'])
    expect(body.remedy.length).toBeGreaterThan(10)
  })

  it('pauses and resumes', async () => {
    const { app } = api(memoryServices([]))
    expect((await ask(app, 'GET', '/api/v1/pause')).body).toEqual({
      paused: false,
      autonomous_paused: false,
      reason: null,
      since: null,
      stops: [],
    })
    const paused = await ask(app, 'PUT', '/api/v1/pause', { paused: true })
    expect(paused.body).toMatchObject({ paused: true, since: '2026-11-24T09:00:00.000Z' })
    await ask(app, 'PUT', '/api/v1/pause', { paused: false })
    expect((await ask(app, 'GET', '/api/v1/pause')).body.paused).toBe(false)
  })

  it.each([[{}], [{ paused: 'yes' }], [{ paused: true, why: 'x' }]])(
    'refuses the pause %j',
    async (body) => {
      const { app } = api(memoryServices([]))
      expect((await ask(app, 'PUT', '/api/v1/pause', body)).status).toBe(422)
      expect((await ask(app, 'GET', '/api/v1/pause')).body.paused).toBe(false)
    },
  )

  it('names the methods a path has when another one is used', async () => {
    const { app } = api(memoryServices([]))
    const answer = await app.request('/api/v1/pause', { method: 'PATCH' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD, PUT')
  })

  it('tells a broken inside to its log and nothing of it to the caller', async () => {
    const services = memoryServices([])
    const { app } = api({
      ...services,
      listDecisions: async () => {
        throw new Error('no such table: decisions')
      },
    })
    const { status, body } = await ask(app, 'GET', '/api/v1/decisions')
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('table')
    expect(services.logged).toEqual([
      {
        facts: expect.objectContaining({ error: 'no such table: decisions' }),
        message: expect.any(String),
      },
    ])
  })
})

describe('health', () => {
  it('is told by /healthz and /readyz', async () => {
    const { app } = api(memoryServices([]))
    expect((await ask(app, 'GET', '/healthz')).body).toEqual({ status: 'ok', version: '0.1.0' })
    expect((await ask(app, 'GET', '/readyz')).body).toMatchObject({
      status: 'ready',
      last_pass_ended_at: '2026-11-24T08:59:30.000Z',
    })
  })

  it('is not there while a pass is late, and says since when', async () => {
    const services = memoryServices([])
    services.state.isLate = true
    services.state.warnings = ['GET /tickets: unauthorized']
    const { status, body } = await ask(api(services).app, 'GET', '/readyz')
    expect(status).toBe(503)
    expect(body.detail).toContain('2026-11-24T08:59:30.000Z')
    expect(body.detail).toContain('unauthorized')
  })

  it('is counted for Prometheus', async () => {
    const services = memoryServices([nthCase(1), nthCase(2), nthCase(3, { status: 'sent' })])
    const { app } = api(services)
    await ask(app, 'GET', '/api/v1/decisions/d-001')
    const answer = await app.request('/metrics')
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(text).toContain('relance_decisions{status="pending"} 2')
    expect(text).toContain('relance_decisions{status="sent"} 1')
    expect(text).toContain('relance_paused 0')
    expect(text).toContain('relance_last_pass{what="helpdesk_calls"} 9')
    expect(text).toContain('route="/api/v1/decisions/:id",status="200"')
    expect(text).not.toContain('d-001')
  })
})
