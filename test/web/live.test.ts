import { describe, expect, it } from 'vitest'
import { silentLog } from '../../src/lib/log.ts'
import type { Pulse } from '../../src/services.ts'
import { liveRoutes } from '../../src/web/live.ts'
import { api, submit, visit } from './asking.ts'
import { decision, mug, nthCase } from './examples.ts'
import { memoryServices } from './memory-services.ts'

describe('the stream of what changed', () => {
  it('carries names, only of what changed, and ends with its listener', async () => {
    let pulse: Pulse = { decisions: '1', service: 'a' }
    let asked = 0
    const read = async () => {
      asked++
      return pulse
    }
    const routes = liveRoutes({ pulse: read, log: silentLog }, 1)
    const leaving = new AbortController()
    const answer = await routes.request('/live', { signal: leaving.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    pulse = { ...pulse, decisions: '2' }
    expect((await reader?.read())?.value).toBe('event: decisions\ndata: \n\n')
    pulse = { ...pulse, service: 'b' }
    expect((await reader?.read())?.value).toBe('event: service\ndata: \n\n')
    await reader?.cancel()
    leaving.abort()
    const before = asked
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(asked - before).toBeLessThanOrEqual(1)
  })
})

describe('the parts that fetch themselves', () => {
  it('the queue is only the list, with the open item marked', async () => {
    const { app } = api(memoryServices([nthCase(1), nthCase(2)]))
    const { html } = await visit(app, '/parts/queue?section=needs&opened=d-002')
    expect(html).toMatch(/^<div id="queue"/)
    expect(html).toMatch(/id="item-d-002"[^>]*aria-current="true"/)
    expect(html).not.toContain('<textarea')
  })

  it('the top is only the banners and tabs', async () => {
    const services = memoryServices([nthCase(1)])
    services.state.isPassRunning = true
    services.state.judging = { done: 12, of: 61 }
    const { html } = await visit(api(services).app, '/parts/top?section=sent')
    expect(html).toMatch(/^<header id="top"/)
    expect(html).toContain('12 of 61 conversations judged')
  })

  it('an open item hears only that it changed, and how it stands', async () => {
    const services = memoryServices([mug()])
    const { app } = api(services)
    const look = async (version: number, id = 'd-mug') =>
      (await visit(app, `/parts/freshness/${id}?version=${version}`)).html
    expect(await look(3)).not.toContain('changed meanwhile')
    expect(await look(2)).toContain('now: Waits for you')
    expect(await look(2, 'gone')).toContain('erased meanwhile')
    expect(await look(2)).not.toContain(decision().draft?.text)
  })
})

describe('searching and narrowing', () => {
  it('is carried through links and forms, and can be left', async () => {
    const services = memoryServices([nthCase(1), nthCase(2, { policy: 'returns' })])
    const { app } = api(services)
    const { html } = await visit(app, '/?section=needs&policy=returns&mode=nonsense')
    expect(html).toContain('d-002?section=needs&amp;policy=returns"')
    expect(html).not.toContain('item-d-001')
    expect(html).toMatch(/<option value="returns" selected=""[^>]*>returns/)
    expect(html).toContain('Show all')
    const answer = await submit(app, '/decisions/d-002/approval?section=needs&policy=returns', {
      version: '3',
    })
    expect(answer.headers.get('location')).toBe(
      '/?section=needs&policy=returns&done=approved&of=d-002',
    )
    expect((await visit(app, '/?section=needs&policy=none')).html).toContain('is as you asked')
  })
})

describe('what is not sure to be sent', () => {
  const at = Date.parse('2026-11-24T08:00:00Z')
  const unsure = () => {
    const services = memoryServices([mug({ status: 'unknown' })])
    services.attempts.set('d-mug', {
      feedReadAt: at,
      ticketReadAt: at + 400,
      startedAt: at + 1000,
      absentAt: null,
    })
    return services
  }

  it('shows the text, when what was read, the ticket, and three ways to settle it', async () => {
    const { html } = await visit(api(unsure()).app, '/decisions/d-mug?section=unsure')
    expect(html).toContain(decision().draft?.text.split('\n')[0])
    expect(html).toContain('datetime="2026-11-24T08:00:00.400Z"')
    for (const as of ['there', 'send', 'drop']) expect(html).toContain(`name="as" value="${as}"`)
    expect(html).not.toContain('/rejection')
  })

  it.each([
    ['there', 'sent'],
    ['send', 'scheduled'],
    ['drop', 'cancelled'],
  ])('is settled as %s', async (as, status) => {
    const services = unsure()
    const answer = await submit(api(services).app, '/decisions/d-mug/resolution', { as })
    expect(answer.status).toBe(303)
    expect(services.decisions.get('d-mug')?.status).toBe(status)
  })

  it('is not settled by another word', async () => {
    const answer = await submit(api(unsure()).app, '/decisions/d-mug/resolution', { as: 'maybe' })
    expect(answer.status).toBe(422)
  })
})

describe('drafting again', () => {
  it('is offered where somebody can, and hands over the words', async () => {
    const services = memoryServices([mug()])
    const { app } = api(services)
    expect((await visit(app, '/decisions/d-mug')).html).not.toContain('/redraft')
    const wishes: object[] = []
    services.redraft = async (id, wish) => {
      wishes.push({ id, ...wish })
      return { kind: 'done', decision: decision() }
    }
    expect((await visit(app, '/decisions/d-mug')).html).toContain('/decisions/d-mug/redraft?')
    const answer = await submit(app, '/decisions/d-mug/redraft', { instruction: ' shorter ' })
    expect(answer.headers.get('location')).toContain(
      '/decisions/d-mug?section=needs&done=redrafted',
    )
    expect(wishes).toEqual([{ id: 'd-mug', instruction: 'shorter', by: 'inbox' }])
    expect((await submit(app, '/decisions/d-mug/redraft', { instruction: ' ' })).status).toBe(422)
  })
})

describe('beside a draft', () => {
  it('stands whose words prove what it says', async () => {
    const services = memoryServices([mug()])
    const source = { voice: 'shop', messageId: 14, quote: 'a new one leaves the same day' }
    services.claims.push(
      { text: 'the same day', start: 0, end: 12, source },
      { text: '20 %', start: 13, end: 17, source: null },
    )
    const { html } = await visit(api(services).app, '/decisions/d-mug')
    expect(html).toMatch(
      /the shop wrote: <a class="quote" href="#message-14"><q dir="auto">a new one/,
    )
    expect(html).toContain('nobody said so in this conversation')
  })
})
