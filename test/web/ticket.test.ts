import { describe, expect, it } from 'vitest'
import { BILLING_RULE, type GorgiasBill } from '../../src/domain/gorgias-bill.ts'
import type { OpenItem } from '../../src/domain/ledger.ts'
import { DAY, MINUTE } from '../../src/lib/clock.ts'
import type { Posting } from '../../src/pipeline/story.ts'
import { api, ask, submit, visit } from './asking.ts'
import { message, mug, NOW, ticket } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const posting: Posting = {
  decisionId: 'd-mug',
  kind: 'reply',
  attempts: 2,
  feedReadAt: NOW - DAY,
  ticketReadAt: NOW - DAY + 1000,
  startedAt: NOW - DAY + 2000,
  postedAt: NOW - DAY + 3000,
  deliveredAt: null,
  failedAt: null,
  note: null,
  messageId: 15,
}

describe('the page of a ticket', () => {
  it('tells the whole story with hashes, cost, both reads and a way to the helpdesk', async () => {
    const services = memoryServices([mug({ status: 'sent', promptHashes: { shop: 'abcdef' } })], {
      postings: [posting],
    })
    services.acts.push({ at: NOW, act: 'approved', by: 'nora', decisionId: 'd-mug' })
    const { html, status } = await visit(api(services).app, '/tickets/501')
    expect(status).toBe(200)
    for (const words of [
      'came with a crack',
      'Judged: Follow up',
      '<bdi>shop</bdi> <code>abcdef</code>',
      'Messages read',
      'Ticket read',
      '2 attempts',
      '<strong>approved</strong> · <bdi>nora</bdi>',
      'http://127.0.0.1:4010/app/ticket/501',
      'Every gate, with what it compared',
    ])
      expect(html).toContain(words)
    expect(html.indexOf('came with a crack')).toBeLessThan(html.indexOf('Messages read'))
  })

  it('takes down a mistake of what was sent, and comes back', async () => {
    const services = memoryServices([mug({ status: 'sent' })])
    const { app } = api(services)
    expect((await visit(app, '/tickets/501')).html).toContain('This was a mistake')
    const answer = await submit(app, '/decisions/d-mug/mistake', { wrong: 'person', page: '1' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/tickets/501?done=mistake&page=1#decision-d-mug')
    expect(services.acts.map(({ act }) => act)).toEqual(['feedback_person'])
    expect((await submit(app, '/decisions/d-mug/mistake', { wrong: 'tone' })).status).toBe(422)
    expect((await submit(app, '/decisions/nope/mistake', { wrong: 'text' })).status).toBe(404)
  })

  it('offers no such form for what did not leave, and refuses it', async () => {
    const { app } = api(memoryServices([mug()]))
    expect((await visit(app, '/tickets/501')).html).not.toContain('This was a mistake')
    expect((await submit(app, '/decisions/d-mug/mistake', { wrong: 'text' })).status).toBe(409)
  })

  it('of five hundred messages shows the last fifty, with ways to the others', async () => {
    const messages = Array.from({ length: 500 }, (_, n) =>
      message({ id: n + 1, text: `word ${n + 1}.`, at: NOW - DAY + n * MINUTE }),
    )
    const { app } = api(memoryServices([{ ...mug(), ticket: ticket({ messages }) }]))
    const { html } = await visit(app, '/tickets/501')
    expect(html).toContain('word 500.')
    expect(html).toContain('word 452.')
    expect(html).not.toContain('word 451.')
    expect(html).toContain('Page 11 of 11')
    expect(html).toContain('href="/tickets/501?page=10"')
    expect((await visit(app, '/tickets/501?page=1')).html).toContain('word 1.')
    expect((await visit(app, '/tickets/501?page=99')).html).toContain('Page 11 of 11')
  })

  it('lists what we owe, on the page and in the explanation', async () => {
    const item: OpenItem = {
      owner: 'shop',
      kind: 'promise',
      what: 'word on the parcel',
      due: '2026-11-20',
      message_id: 14,
      quote: 'we get back to you',
    }
    const owed = mug({ verdict: 'we_owe', draft: null, openItems: [item] })
    const { app } = api(memoryServices([owed]))
    const { html } = await visit(app, '/tickets/501')
    expect(html).toContain('We owe</h2>')
    expect(html).toContain('word on the parcel')
    const { body } = await ask(app, 'GET', '/api/v1/tickets/501/explanation')
    expect(body.we_owe).toEqual([item])
    const other = await ask(
      api(memoryServices([mug()])).app,
      'GET',
      '/api/v1/tickets/501/explanation',
    )
    expect(other.body.we_owe).toEqual([])
  })

  it('shows hostile words as text', async () => {
    const text = '<img src=x onerror=alert(1)>'
    const hostile = mug({ reason: text, status: 'sent' })
    const messages = [message({ id: 14, text })]
    const { app } = api(
      memoryServices([{ ...hostile, ticket: ticket({ subject: text, messages }) }]),
    )
    const { html } = await visit(app, '/tickets/501')
    expect(html).not.toContain(text)
    expect(html.match(/&lt;img src=x/g)?.length).toBeGreaterThan(2)
  })

  it.each(['999', 'abc', '0', '1e3'])('answers 404 for ticket %s', async (id) => {
    expect((await visit(api(memoryServices([mug()])).app, `/tickets/${id}`)).status).toBe(404)
  })
})

describe('a channel that takes no message any more', () => {
  const bill: GorgiasBill = {
    countsAsNew: false,
    answerCountsFrom: NOW + 10 * DAY,
    silentCountsFrom: NOW + 7 * DAY,
    says: '',
    ...BILLING_RULE,
  }

  it('is marked in the queue and at the draft, and approving says what it does', async () => {
    const { app } = api(memoryServices([mug()], { onlyNotes: ['d-mug'] }))
    const mark = '<span class="chip only-note">only as a note</span>'
    expect((await visit(app, '/')).html).toContain(mark)
    expect((await visit(app, '/parts/queue?section=needs')).html).toContain(mark)
    const { html } = await visit(app, '/decisions/d-mug')
    expect(html).toContain('Only as a note: this channel takes no message')
    expect(html).toContain('Approve as a note')
  })

  it('is not marked where a message may leave; there stands what it means for the bill', async () => {
    const { app } = api(memoryServices([mug()], { bill }))
    expect((await visit(app, '/')).html).not.toContain('only as a note')
    const { html } = await visit(app, '/decisions/d-mug')
    expect(html).toContain('has billed this ticket already: the follow-up costs nothing more')
    expect(html).toContain('title="https://docs.gorgias.com (help article 199385), 2026-11"')
    expect(html).toContain('Approve and send')
    const fresh = api(memoryServices([mug()], { bill: { ...bill, countsAsNew: true } })).app
    expect((await visit(fresh, '/decisions/d-mug')).html).toContain('makes this a billed ticket')
  })
})
