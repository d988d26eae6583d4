import { describe, expect, it } from 'vitest'
import { DAY, HOUR, iso } from '../../src/lib/clock.ts'
import { api, ask, submit, visit } from './asking.ts'
import { mug, NOW } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const PATH = '/api/v1/decisions/d-mug'

describe('postponing over the API', () => {
  it('keeps a pending one until its moment', async () => {
    const services = memoryServices([mug()])
    const until = iso(NOW + 2 * DAY)
    const { status, body } = await ask(api(services).app, 'POST', `${PATH}/postponement`, { until })
    expect([status, body.until, body.status]).toEqual([200, until, 'pending'])
  })

  const WRONG: [string, unknown][] = [
    ['no moment', {}],
    ['no date', { until: 'mañana' }],
    ['a day without time', { until: '2026-11-26' }],
    ['the past', { until: iso(NOW - HOUR) }],
    ['an unknown key', { until: iso(NOW + DAY), why: 'holiday' }],
  ]
  it.each(WRONG)('answers 422 for %s', async (_, body) => {
    const answer = await ask(api(memoryServices([mug()])).app, 'POST', `${PATH}/postponement`, body)
    expect(answer.status).toBe(422)
    expect(answer.type).toContain('application/problem+json')
  })

  it('answers 409 for what was sent, 404 for what is not there', async () => {
    const { app } = api(memoryServices([mug({ status: 'sent' })]))
    const body = { until: iso(NOW + DAY) }
    expect((await ask(app, 'POST', `${PATH}/postponement`, body)).status).toBe(409)
    expect((await ask(app, 'POST', '/api/v1/decisions/nope/postponement', body)).status).toBe(404)
  })
})

describe('feedback over the API', () => {
  it.each(['not_needed', 'text', 'time', 'person'])(
    'takes down %s of a sent one',
    async (wrong) => {
      const services = memoryServices([mug({ status: 'sent' })])
      expect((await ask(api(services).app, 'POST', `${PATH}/feedback`, { wrong })).status).toBe(200)
      expect(services.acts.map(({ act }) => act)).toEqual([`feedback_${wrong}`])
    },
  )

  it('answers 422 for another word, 409 for what was not sent', async () => {
    const { app } = api(memoryServices([mug()]))
    expect((await ask(app, 'POST', `${PATH}/feedback`, { wrong: 'tone' })).status).toBe(422)
    expect((await ask(app, 'POST', `${PATH}/feedback`, { wrong: 'text' })).status).toBe(409)
  })
})

describe('second thoughts in the inbox', () => {
  it('a pending draft can be set aside until tomorrow, nine in the morning', async () => {
    const services = memoryServices([mug()])
    const { app } = api(services)
    expect((await visit(app, '/decisions/d-mug')).html).toContain('Tomorrow, 9:00')
    const answer = await submit(app, '/decisions/d-mug/postponement', { until: 'tomorrow' })
    expect(answer.status).toBe(303)
    const until = new Date(services.decisions.get('d-mug')?.until ?? 0)
    expect([until.getHours(), until.getMinutes()]).toEqual([9, 0])
    expect(until.getTime() - NOW).toBeGreaterThan(0)
    expect(until.getTime() - NOW).toBeLessThan(2 * DAY)
    expect((await visit(app, '/?section=needs')).html).toContain('>Later<')
  })

  it('a draft that stands as a note can be set aside too', async () => {
    const services = memoryServices([mug({ status: 'noted', mode: 'note' })])
    const { app } = api(services)
    expect((await visit(app, '/decisions/d-mug')).html).toContain('Tomorrow, 9:00')
    const answer = await submit(app, '/decisions/d-mug/postponement', { until: 'tomorrow' })
    expect(answer.status).toBe(303)
    expect(services.decisions.get('d-mug')?.until).toBeGreaterThan(NOW)
  })

  it('takes a day, and refuses what is none', async () => {
    const services = memoryServices([mug()])
    const { app } = api(services)
    const path = '/decisions/d-mug/postponement'
    expect((await submit(app, path, { until: 'date', date: '2026-12-01' })).status).toBe(303)
    const until = new Date(services.decisions.get('d-mug')?.until ?? 0)
    expect([until.getFullYear(), until.getMonth(), until.getDate()]).toEqual([2026, 11, 1])
    expect((await submit(app, path, { until: 'date', date: '' })).status).toBe(422)
  })

  it('a sent one can be called a mistake, a pending one cannot', async () => {
    const sent = memoryServices([mug({ status: 'sent' })])
    expect((await visit(api(sent).app, '/decisions/d-mug')).html).toContain('This was a mistake')
    const answer = await submit(api(sent).app, '/decisions/d-mug/feedback', { wrong: 'time' })
    expect(answer.status).toBe(303)
    expect(sent.acts.map(({ act }) => act)).toEqual(['feedback_time'])
    const { html } = await visit(api(memoryServices([mug()])).app, '/decisions/d-mug')
    expect(html).not.toContain('This was a mistake')
  })

  it('policies that ask first after mistakes are named, with a button that resumes them', async () => {
    const services = memoryServices([mug()])
    services.state.lowered = ['retours']
    const { html } = await visit(api(services).app, '/')
    expect(html).toContain('these follow-up plans ask first: <bdi>retours</bdi>')
    expect(html).toContain('Resume')
  })
})
