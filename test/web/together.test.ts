import { describe, expect, it } from 'vitest'
import { api, submit, visit } from './asking.ts'
import { nthCase } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const FINDING = {
  rule: 'length',
  severity: 'warn',
  excerpt: '',
  start: 0,
  end: 0,
  why: '',
} as const

/** Two that may go together, and four that may not. */
const queue = () =>
  memoryServices([
    nthCase(1),
    nthCase(2, { findings: [FINDING] }),
    nthCase(3, { statusReason: 'the judgement is unsure' }),
    nthCase(4, { draft: null, verdict: 'hand_over' }),
    nthCase(5, { status: 'scheduled' }),
    nthCase(6),
  ])

const items = (html: string) =>
  [...html.matchAll(/name="item" value="([^"]+)"/g)].map(([, item]) => item)

const approve = (services: ReturnType<typeof queue>, chosen: string[]) =>
  api(services).app.request('/approvals', {
    method: 'POST',
    body: new URLSearchParams(chosen.map((item) => ['item', item])),
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  })

describe('approving together', () => {
  it('is offered for what has no finding and asks for no look of its own', async () => {
    const { app } = api(queue())
    expect((await visit(app, '/')).html).toContain('Approve the 2 without a finding')
    expect(items((await visit(app, '/approvals?section=needs')).html)).toEqual([
      'd-001:3',
      'd-006:3',
    ])
  })

  it('is not offered for one', async () => {
    expect((await visit(api(memoryServices([nthCase(1)])).app, '/')).html).not.toContain(
      '/approvals',
    )
  })

  it('approves what is ticked, says what became of each, and takes all back by one button', async () => {
    const services = queue()
    const html = await (await approve(services, ['d-001:3', 'd-006:3'])).text()
    expect(html).toContain('2 approved')
    expect(['d-001', 'd-006'].map((id) => services.decisions.get(id)?.status)).toEqual([
      'scheduled',
      'scheduled',
    ])
    const undone = await submit(api(services).app, '/approvals/undo', {
      item: items(html)[0] ?? '',
    })
    expect(await undone.text()).toContain('1 taken back')
    expect(services.decisions.get('d-001')?.status).toBe('pending')
  })

  it('leaves what changed, what is gone and what is no item as it is', async () => {
    const services = queue()
    const html = await (await approve(services, ['d-001:2', 'gone:1', '../x', ''])).text()
    expect(html).toContain('0 approved')
    expect(html).toContain('The draft changed meanwhile.')
    expect(html).toContain('It was erased meanwhile.')
    expect(services.decisions.get('d-001')?.status).toBe('pending')
  })

  it('of nothing says so', async () => {
    expect((await visit(api(memoryServices([])).app, '/approvals')).html).toContain(
      'Nothing here is without a finding',
    )
  })
})
