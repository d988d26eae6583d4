import { describe, expect, it } from 'vitest'
import { api, ask, submit, visit } from './asking.ts'
import { memoryServices } from './memory-services.ts'

const open = () => api(memoryServices([])).app

describe('simulations over the API', () => {
  it('are started, followed, and one at a time', async () => {
    const app = open()
    const started = await ask(app, 'POST', '/api/v1/simulations', {
      policy: 'Remind after 2 days',
      limit: 50,
      max_usd: 1.5,
      from: '2026-10-01T00:00:00Z',
    })
    expect([started.status, started.body]).toEqual([202, { id: expect.any(String) }])
    const { id } = started.body
    expect((await ask(app, 'GET', `/api/v1/simulations/${id}`)).body).toMatchObject({
      ...{ id, status: 'running', policy: 'Remind after 2 days', limit: 50, max_usd: 1.5 },
      ...{ summary: null, report: null },
    })
    const second = await ask(app, 'POST', '/api/v1/simulations', {})
    expect(second.status).toBe(409)
    expect(second.body.remedy).toContain(id)
  })

  it('show what they found once they are finished', async () => {
    const app = open()
    const { id } = (await ask(app, 'POST', '/api/v1/simulations')).body
    const { body } = await ask(app, 'GET', `/api/v1/simulations/${id}`)
    expect(body).toMatchObject({
      status: 'finished',
      report: `/simulations/${id}/report.html`,
      summary: {
        ...{ tickets: 100, replayed: 90, changed: 3, cost_usd: 0.12 },
        rules: [{ rule: 'Relance', precision: 0.8, precision_interval: { low: 0.7, high: 0.9 } }],
      },
    })
    expect((await visit(app, `/simulations/${id}/report.html`)).html).toContain(id)
    expect((await visit(app, `/simulations/${id}/secret.env`)).status).toBe(404)
  })

  it.each([
    [{ limit: 0 }, 'limit'],
    [{ max_usd: -1 }, 'max_usd'],
    [{ from: 'yesterday' }, 'from'],
    [{ out: '/tmp' }, 'out'],
  ])('%j is refused by name', async (wish, field) => {
    const answer = await ask(open(), 'POST', '/api/v1/simulations', wish)
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body)).toContain(field)
  })

  it('nobody knows is answered with 404', async () => {
    expect((await ask(open(), 'GET', '/api/v1/simulations/nobody')).status).toBe(404)
  })
})

describe('the page of simulations', () => {
  it('holds two of them beside each other, decision by decision', async () => {
    const app = open()
    const begun: string[] = []
    for (let n = 0; n < 2; n += 1) {
      const { id } = (await ask(app, 'POST', '/api/v1/simulations')).body
      await ask(app, 'GET', `/api/v1/simulations/${id}`)
      begun.push(id)
    }
    const [before, after] = begun
    const alone = await visit(app, '/simulations')
    expect(alone.html).not.toContain('Decisions that differ')
    const { html } = await visit(app, `/simulations?before=${before}&after=${after}`)
    expect(html).toContain('1 of 2 silences that both saw were decided otherwise')
    const table = html.slice(html.indexOf('Decisions that differ'))
    expect(table).toMatch(
      /<a href="[^"]*\/app\/ticket\/41">41<[\s\S]*follow_up[\s\S]*we_owe[\s\S]*yes/,
    )
    expect(table).not.toMatch(/>4[23]</)
    const unknown = await visit(app, '/simulations?before=nobody&after=../x')
    expect([unknown.status, unknown.html.includes('Decisions that differ')]).toEqual([200, false])
  })

  it('starts one from its form and shows it beside the others', async () => {
    const app = open()
    const sent = await submit(app, '/simulations', { policy: '', from: '2026-10-01', limit: '20' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/simulations'])
    const { html } = await visit(app, '/simulations')
    expect(html).toContain('80 % (70 to 90 %)')
    expect(html).toContain('at most 20 tickets')
    expect(html).toContain('2 (merged or deleted)')
    expect(html).not.toContain('every 2s')
  })

  it('follows the one that runs, and starts no second one', async () => {
    const app = open()
    await submit(app, '/simulations', { policy: '<b>remind them</b>' })
    const { html } = await visit(app, '/simulations')
    expect(html).toContain('every 2s')
    expect(html).toContain('&lt;b&gt;remind them')
    expect((await submit(app, '/simulations', {})).status).toBe(409)
    expect((await submit(app, '/simulations', { limit: 'many' })).status).toBe(422)
  })
})
