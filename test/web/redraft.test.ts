import { describe, expect, it } from 'vitest'
import { type ActResult, LONGEST_INSTRUCTION } from '../../src/domain/acts.ts'
import { api, ask, submit } from './asking.ts'
import { mug } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const PATH = '/api/v1/decisions/d-mug/redraft'
const BODY = { instruction: ' shorter, please ' }

/** Every wish ends like this; answers also what was wished. */
const answering = (end: (decision: ReturnType<typeof mug>['decision']) => ActResult) => {
  const example = mug()
  const services = memoryServices([example])
  const wishes: object[] = []
  services.redraft = async (id, wish) => {
    wishes.push({ id, ...wish })
    return end(example.decision)
  }
  return { app: api(services).app, wishes }
}

describe('a redraft over the API', () => {
  it('answers 200 with the new version, and passes the wish on', async () => {
    const { app, wishes } = answering((decision) => ({
      kind: 'done',
      decision: { ...decision, version: decision.version + 1 },
    }))
    const { status, body } = await ask(app, 'POST', PATH, BODY)
    expect([status, body.version]).toEqual([200, mug().decision.version + 1])
    expect(wishes).toEqual([{ id: 'd-mug', instruction: 'shorter, please', by: 'api' }])
  })

  it.each([
    ['conflict', 409],
    ['refused', 422],
  ] as const)('that ends as %s answers %i with the reason and the decision', async (kind, code) => {
    const { app } = answering((decision) => ({ kind, why: 'for a reason', decision }))
    const { status, type, body } = await ask(app, 'POST', PATH, BODY)
    expect([status, body.detail, body.decision.id]).toEqual([code, 'for a reason', 'd-mug'])
    expect(type).toContain('application/problem+json')
  })

  it.each([
    {},
    { instruction: '' },
    { instruction: ' \n' },
    { instruction: 7 },
    { text: 'Hello' },
    { ...BODY, by: 'me' },
    { instruction: 'x'.repeat(LONGEST_INSTRUCTION + 1) },
  ])('answers 422 for %j and asks nobody', async (body) => {
    const { app, wishes } = answering((decision) => ({ kind: 'done', decision }))
    expect((await ask(app, 'POST', PATH, body)).status).toBe(422)
    expect(wishes).toEqual([])
  })

  it('answers 404 for what is not there', async () => {
    const { app } = answering(() => ({ kind: 'not_found' }))
    const path = '/api/v1/decisions/nope/redraft'
    expect((await ask(app, 'POST', path, BODY)).status).toBe(404)
  })
})

describe('a redraft in the inbox', () => {
  it.each([
    [' ', 'Say in a sentence what should be different.'],
    ['x'.repeat(LONGEST_INSTRUCTION + 1), `longer than ${LONGEST_INSTRUCTION} characters`],
  ])('says why the wish %# is refused, and asks nobody', async (instruction, why) => {
    const { app, wishes } = answering((decision) => ({ kind: 'done', decision }))
    const answer = await submit(app, '/decisions/d-mug/redraft', { instruction })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(why)
    expect(wishes).toEqual([])
  })
})
