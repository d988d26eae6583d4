import { describe, expect, it } from 'vitest'
import { api, ask } from './asking.ts'
import { mug } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const PATH = '/api/v1/decisions/d-mug/resolution'

describe('settling over the API', () => {
  it.each([
    ['there', 'unknown', 'sent'],
    ['send', 'parked', 'scheduled'],
    ['drop', 'unknown', 'cancelled'],
  ] as const)('%s of one that is %s answers 200 with the decision: %s', async (as, was, is) => {
    const services = memoryServices([mug({ status: was })])
    const { status, body } = await ask(api(services).app, 'POST', PATH, { as })
    expect([status, body.status]).toEqual([200, is])
    expect(services.acts.map(({ by }) => by)).toEqual(['api'])
  })

  it('answers 409 with the current decision where nothing is unclear', async () => {
    const { app } = api(memoryServices([mug({ status: 'sent' })]))
    const { status, type, body } = await ask(app, 'POST', PATH, { as: 'send' })
    expect([status, body.decision.status]).toEqual([409, 'sent'])
    expect(type).toContain('application/problem+json')
  })

  it.each([{}, { as: 'retry' }, { as: 'send', text: 'Hello' }, { as: 1 }])(
    'answers 422 for %j',
    async (body) => {
      const { app } = api(memoryServices([mug({ status: 'unknown' })]))
      expect((await ask(app, 'POST', PATH, body)).status).toBe(422)
    },
  )

  it('answers 404 for what is not there', async () => {
    const { app } = api(memoryServices([mug()]))
    const path = '/api/v1/decisions/nope/resolution'
    expect((await ask(app, 'POST', path, { as: 'drop' })).status).toBe(404)
  })

  it('stands in the OpenAPI document', async () => {
    const { body } = await ask(api(memoryServices([])).app, 'GET', '/openapi.json')
    expect(Object.keys(body.paths)).toContain('/api/v1/decisions/{id}/resolution')
  })
})

describe('what a person needs to settle one', () => {
  it('stands in the decision: the ticket’s own page, the attempt, and earlier words about it', async () => {
    const services = memoryServices([mug({ status: 'unknown' })])
    const at = Date.parse('2026-11-24T09:00:00Z')
    const { findCase } = services
    services.findCase = async (id) => {
      const found = await findCase(id)
      return (
        found && {
          ...found,
          attempt: {
            feedReadAt: at - 2000,
            ticketReadAt: at - 1000,
            startedAt: at,
            absentAt: null,
          },
          resolutions: [{ decisionId: id, as: 'send', by: 'Nora', at }],
        }
      )
    }
    const { body } = await ask(api(services).app, 'GET', '/api/v1/decisions/d-mug')
    expect(body).toMatchObject({
      ticket_url: expect.stringMatching(/\/\d+$/),
      attempt: {
        feed_read_at: '2026-11-24T08:59:58.000Z',
        ticket_read_at: '2026-11-24T08:59:59.000Z',
        started_at: '2026-11-24T09:00:00.000Z',
        absent_at: null,
      },
      resolutions: [{ as: 'send', by: 'Nora', at: '2026-11-24T09:00:00.000Z' }],
    })
  })
})
