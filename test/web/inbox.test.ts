import { describe, expect, it } from 'vitest'
import type { Decision, Status } from '../../src/domain/decision.ts'
import { SECTIONS } from '../../src/web/inbox/sections.ts'
import type { App } from './asking.ts'
import { api, submit, visit } from './asking.ts'
import { decision, message, mug, NOW, nthCase, ourFollowUp, ticket } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const DRAFT = decision().draft?.text ?? ''

/** What a person reads: the text of the page without its markup. */
const read = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

const marks = (html: string) => [...html.matchAll(/<mark[^>]*>([^<]*)<\/mark>/g)].map(([, m]) => m)

const approve = (app: App, fields: Record<string, string> = {}, id = 'd-mug') =>
  submit(app, `/decisions/${id}/approval?section=needs`, { text: DRAFT, version: '3', ...fields })

describe('the inbox', () => {
  it('is a whole document with language, landmarks and one first heading', async () => {
    const { app } = api(memoryServices([mug()]))
    for (const path of ['/', '/decisions/d-mug', '/session', '/nowhere']) {
      const { html } = await visit(app, path)
      if (html === '') continue
      expect(html).toMatch(/^<!doctype html><html lang="en">/)
      expect(html.match(/<h1/g)).toHaveLength(1)
      expect(html.match(/<main id="main"/g)).toHaveLength(1)
      expect(html).toContain('href="#main"')
      expect(html.replace(OWN_SCRIPTS, '')).not.toContain('<script')
      expect(html).not.toMatch(/ style=| on[a-z]+=/)
    }
  })

  it('labels every field a person can fill', async () => {
    const { html } = await visit(api(memoryServices([mug()])).app, '/decisions/d-mug')
    const ids = [...html.matchAll(/<(?:textarea|input)(?![^>]*type="hidden")[^>]* id="(\w+)"/g)]
    expect(ids.length).toBeGreaterThan(1)
    for (const [, id] of ids) expect(html).toContain(`<label for="${id}"`)
  })

  it('shows each decision in the section it belongs to', async () => {
    const tried = { messageId: null, externalId: 'x', attempts: 1 }
    const delivery = { ...tried, postedAt: null, deliveredAt: null, note: null }
    const placed: [Partial<Decision>, string][] = [
      [{ status: 'pending' }, 'needs'],
      [{ status: 'pending', verdict: 'hand_over' }, 'needs'],
      [{ status: 'parked' }, 'needs'],
      [{ status: 'failed' }, 'needs'],
      [{ status: 'unknown', delivery }, 'unsure'],
      [{ status: 'parked', delivery }, 'unsure'],
      [{ status: 'pending', verdict: 'we_owe' }, 'owed'],
      [{ status: 'noted', verdict: 'we_owe' }, 'owed'],
      [{ status: 'scheduled' }, 'scheduled'],
      [{ status: 'sending' }, 'scheduled'],
      [{ status: 'sent' }, 'sent'],
      [{ status: 'delivered' }, 'sent'],
      [{ status: 'noted' }, 'sent'],
      [{ status: 'waiting' }, 'held'],
      [{ status: 'no_action', mode: 'shadow' }, 'held'],
      [{ status: 'cancelled' }, 'held'],
      [{ status: 'rejected' }, 'held'],
      [{ status: 'no_action', reason: 'backlog: due before' }, 'backlog'],
      [{ status: 'no_action', reason: 'too_late: by a week' }, 'too_late'],
      [{ status: 'no_action', verdict: 'no_follow_up' }, 'nowhere but in all'],
    ]
    const { app } = api(memoryServices(placed.map(([facts], n) => nthCase(n, facts))))
    for (const section of SECTIONS.map(({ key }) => key)) {
      const { html } = await visit(app, `/?section=${section}`)
      const listed = placed.filter((_, n) => html.includes(`/decisions/${nthCase(n).decision.id}?`))
      expect(listed).toEqual(placed.filter(([, its]) => section === 'all' || its === section))
      const count =
        /id="tab-(\w+)"[^>]*aria-current="page"[^>]*>[^<]*(?:<span class="count">(\d+))?/
      if (section !== 'all') expect(Number(count.exec(html)?.[2] ?? 0)).toBe(listed.length)
    }
  })

  it('lists thirty on a page and leads to the rest', async () => {
    const { app } = api(memoryServices(Array.from({ length: 31 }, (_, n) => nthCase(n))))
    const { html } = await visit(app, '/')
    expect(html.match(/href="\/decisions\//g)).toHaveLength(31) // thirty items and "Open the first"
    const older = /href="([^"]+)">Older/.exec(html)?.[1]?.replace(/&amp;/g, '&') ?? ''
    const rest = await visit(app, older)
    expect(rest.html).toContain('/decisions/d-030?')
    expect(rest.html).not.toContain('/decisions/d-029?')
    expect(rest.html).not.toContain('Older')
    expect(rest.html).toContain('Newest')
  })

  it('has no older page when exactly thirty are there', async () => {
    const { app } = api(memoryServices(Array.from({ length: 30 }, (_, n) => nthCase(n))))
    expect((await visit(app, '/')).html).not.toContain('Older')
  })

  it('says what happens next where a section is empty', async () => {
    const { app } = api(memoryServices([]))
    expect((await visit(app, '/')).html).toContain('Nothing needs you.')
    expect((await visit(app, '/?section=sent')).html).toContain('Nothing was sent so far.')
  })

  it('says whether anything leaves this machine', async () => {
    const services = memoryServices([])
    const { app } = api(services)
    expect((await visit(app, '/')).html).toContain('sandbox: nothing leaves this machine')
    services.state.isSandbox = false
    expect((await visit(app, '/')).html).not.toContain('nothing leaves this machine')
  })

  it('shows warnings and a late pass', async () => {
    const services = memoryServices([])
    services.state.isLate = true
    services.state.warnings = ['policies/default.md:4: unknown key "toene"']
    const { html } = await visit(api(services).app, '/')
    expect(read(html)).toContain('policies/default.md:4: unknown key "toene"')
    expect(read(html)).toContain('The last complete pass ended 30 seconds ago.')
  })

  it('pauses and resumes by a button', async () => {
    const services = memoryServices([])
    const { app } = api(services)
    expect((await visit(app, '/')).html).not.toContain('>Resume<')
    const paused = await submit(app, '/pause', { paused: 'true' })
    expect(paused.status).toBe(303)
    const { html } = await visit(app, paused.headers.get('location') ?? '')
    expect(html).toContain('Nothing is written to the helpdesk')
    expect(html).toContain('>Resume<')
    await submit(app, '/pause', { paused: 'false' })
    expect((await services.status()).pause.paused).toBe(false)
    expect((await submit(app, '/pause', { paused: 'maybe' })).status).toBe(422)
  })

  it('starts a pass by a button, one at a time', async () => {
    const { app } = api(memoryServices([]))
    const first = await submit(app, '/passes', {})
    expect(first.headers.get('location')).toContain('done=pass_started')
    const second = await submit(app, '/passes', {})
    expect(second.headers.get('location')).toContain('done=pass_running')
    expect((await visit(app, '/')).html).toContain('A pass is running')
  })
})

describe('an opened item', () => {
  it('says in words for people why now, what is open and what would be said', async () => {
    const { html } = await visit(api(memoryServices([mug()])).app, '/decisions/d-mug')
    const text = read(html)
    expect(text).toMatch(
      /Silent since 2\d Nov 2026, \d\d:\d\d \(3 days ago\); follow-up plan “default”, step 1, ask me first\./,
    )
    expect(text).toContain(
      'customer owes: photo of the mug — Could you send us a photo of the mug?',
    )
    expect(html).toContain(`>\n${DRAFT}</textarea>`)
    expect(html).toContain('name="version" value="3"')
    expect(html).toContain('href="http://127.0.0.1:4010/app/ticket/501"')
  })

  it('marks the evidence where it stands, line breaks and all', async () => {
    const { html } = await visit(api(memoryServices([mug()])).app, '/decisions/d-mug')
    expect(marks(html)).toEqual(['came with a crack', 'Could you send us a photo\nof the mug?'])
  })

  it('tells apart who wrote what', async () => {
    const services = memoryServices([
      { decision: decision(), ticket: ticket({ messages: [...ticket().messages, ourFollowUp()] }) },
    ])
    const { html } = await visit(api(services).app, '/decisions/d-mug')
    const sides = [...html.matchAll(/class="message (\w+)"/g)].map(([, side]) => side)
    expect(sides).toEqual(['customer', 'note', 'automatic', 'shop', 'ours'])
    for (const word of ['Customer', 'Internal note', 'Automatic', 'Shop', 'Our follow-up'])
      expect(html).toContain(`<strong>${word}</strong>`)
  })

  it('shows findings at the words they concern and asks to accept what blocks', async () => {
    const start = DRAFT.indexOf('the same day')
    const finding = { excerpt: 'the same day', start, end: start + 12, why: 'Nobody said so.' }
    const { app } = api(
      memoryServices([
        mug({
          evidence: [],
          openItems: [],
          findings: [
            { ...finding, rule: 'claims', severity: 'block' },
            { rule: 'length', severity: 'warn', excerpt: 'Hi Jo', start: 0, end: 5, why: 'Short.' },
          ],
        }),
      ]),
    )
    const { html } = await visit(app, '/decisions/d-mug')
    expect(marks(html)).toEqual(['Hi Jo', 'the same day'])
    expect(html).toContain('type="checkbox" name="accept" value="claims"')
    expect(html).not.toContain('name="accept" value="length"')
  })

  it.each<[Status, boolean, boolean, boolean]>([
    ['pending', true, true, false],
    ['scheduled', false, false, true],
    ['sent', false, false, false],
    ['delivered', false, false, false],
    ['failed', false, true, false],
    ['unknown', false, false, false],
    ['parked', false, true, false],
    ['rejected', false, false, false],
  ])('that is %s offers approval %s, rejection %s, undo %s', async (status, ...expected) => {
    const { app } = api(memoryServices([mug({ status })]))
    const { html } = await visit(app, '/decisions/d-mug')
    const offered = ['approval', 'rejection', 'undo'].map((act) =>
      html.includes(`action="/decisions/d-mug/${act}?`),
    )
    expect(offered).toEqual(expected)
  })

  it('without a draft says what to do and can be dismissed', async () => {
    const { app } = api(memoryServices([mug({ verdict: 'we_owe', draft: null })]))
    const { html } = await visit(app, '/decisions/d-mug')
    expect(html).toContain('The next word is ours')
    expect(html).toContain('>Dismiss<')
    expect(html).toContain('Put a note on the ticket')
    expect(html).not.toContain('<textarea')
  })

  it('from the backlog can be approved, unless the plan only watches', async () => {
    const reason = 'backlog: due before this plan was seen'
    const shown = async (mode: 'approval' | 'shadow') => {
      const { app } = api(memoryServices([mug({ status: 'no_action', reason, mode })]))
      return (await visit(app, '/decisions/d-mug?section=held')).html
    }
    expect(await shown('approval')).toContain('Approve and send')
    expect(await shown('shadow')).not.toContain('Approve and send')
  })

  it('that does not exist is a page that leads back', async () => {
    const { status, html } = await visit(api(memoryServices([])).app, '/decisions/none')
    expect(status).toBe(404)
    expect(html).toContain('href="/"')
  })

  it('says when a scheduled one leaves', async () => {
    const { app } = api(memoryServices([mug({ status: 'scheduled', sendAt: NOW + 10_000 })]))
    const { html } = await visit(app, '/decisions/d-mug')
    expect(read(html)).toMatch(/It sends at 2\d Nov 2026, \d\d:\d\d:10\./)
  })
})

describe('approving in the inbox', () => {
  it('schedules the draft untouched and goes on to the next item with an undo at hand', async () => {
    const services = memoryServices([mug(), nthCase(1)])
    const { app } = api(services)
    const answer = await approve(app, { next: 'd-001' })
    expect(answer.status).toBe(303)
    const location = answer.headers.get('location') ?? ''
    expect(location).toBe('/decisions/d-001?section=needs&done=approved&of=d-mug')
    expect(services.decisions.get('d-mug')).toMatchObject({
      status: 'scheduled',
      draft: { text: DRAFT },
    })
    expect(services.acts.at(-1)?.by).toBe('inbox')
    const { html } = await visit(app, location)
    expect(read(html)).toContain('Approved. Mug arrived with a crack It sends at')
    expect(html).toContain('action="/decisions/d-mug/undo?section=needs"')
  })

  it('offers the item after this one, at the end the one before', async () => {
    const { app } = api(memoryServices([nthCase(1), nthCase(2), nthCase(3)]))
    const next = async (id: string) =>
      /name="next" value="([^"]+)"/.exec((await visit(app, `/decisions/${id}`)).html)?.[1]
    expect(await next('d-001')).toBe('d-002')
    expect(await next('d-002')).toBe('d-003')
    expect(await next('d-003')).toBe('d-002')
  })

  it('ends on the list when nothing is left', async () => {
    const answer = await approve(api(memoryServices([mug()])).app)
    expect(answer.headers.get('location')).toBe('/?section=needs&done=approved&of=d-mug')
  })

  it('takes the line breaks of a form for those of the draft', async () => {
    const services = memoryServices([mug()])
    await approve(api(services).app, { text: DRAFT.replaceAll('\n', '\r\n') })
    expect(services.decisions.get('d-mug')?.draft?.text).toBe(DRAFT)
  })

  it('sends an edited text as it was typed', async () => {
    const services = memoryServices([mug()])
    await approve(api(services).app, { text: 'Bonjour Jo,\r\n\r\nune photo suffit.\r\n' })
    expect(services.decisions.get('d-mug')?.draft?.text).toBe('Bonjour Jo,\n\nune photo suffit.\n')
  })

  it('of a draft that changed shows both texts and sends nothing', async () => {
    const services = memoryServices([mug({ version: 4 })])
    const answer = await approve(api(services).app, { text: 'Mein eigener Text' })
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(html).toContain('The draft changed meanwhile.')
    expect(html).toContain('Mein eigener Text</textarea>')
    expect(html).toContain('The draft as it is now')
    expect(read(html)).toContain(DRAFT)
    expect(html).toContain('name="version" value="4"')
    expect(services.decisions.get('d-mug')?.status).toBe('pending')
  })

  it('of what is sent already keeps the typed text in sight', async () => {
    const answer = await approve(api(memoryServices([mug({ status: 'sent' })])).app, {
      text: 'Mein eigener Text',
    })
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(read(html)).toContain('Your text, not sent')
    expect(read(html)).toContain('Mein eigener Text')
  })

  it('of a text with a blocking finding shows it in that text', async () => {
    const services = memoryServices([mug({ evidence: [], openItems: [] })])
    const answer = await approve(api(services).app, { text: 'Hallo {{name}}!' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Not sent: one finding stops it.')
    expect(marks(html)).toEqual(['{{name'])
    expect(html).toContain('Hallo {{name}}!</textarea>')
    expect(services.decisions.get('d-mug')?.status).toBe('pending')
  })

  it('takes ticked acceptances, one or several', async () => {
    const finding = { severity: 'block' as const, excerpt: 'Hi', start: 0, end: 2, why: 'x' }
    const findings = [
      { ...finding, rule: 'claims' },
      { ...finding, rule: 'links' },
    ]
    const services = memoryServices([mug({ findings })])
    const { app } = api(services)
    expect((await approve(app, { accept: 'claims' })).status).toBe(422)
    const body = new URLSearchParams({ text: DRAFT, version: '3' })
    for (const { rule } of findings) body.append('accept', rule)
    const answer = await app.request('/decisions/d-mug/approval', { method: 'POST', body })
    expect(answer.status).toBe(303)
  })

  it.each<[string, Record<string, string>]>([
    ['an empty text', { text: ' ' }],
    ['no version', { version: '' }],
    ['a made-up version', { version: 'x' }],
  ])('with %s is refused on the page itself', async (_, fields) => {
    const services = memoryServices([mug()])
    const answer = await approve(api(services).app, fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('role="alert"')
    expect(services.decisions.get('d-mug')?.status).toBe('pending')
  })

  it('with a broken body or too large a one is a 4xx', async () => {
    const { app } = api(memoryServices([mug()]))
    const broken = await app.request('/decisions/d-mug/approval', {
      method: 'POST',
      body: 'x',
      headers: { 'Content-Type': 'multipart/form-data' },
    })
    expect(broken.status).toBe(400)
    expect((await approve(app, { text: 'a'.repeat(100 * 1024) })).status).toBe(413)
    expect((await approve(app, {}, 'none')).status).toBe(404)
  })
})

describe('after an approval', () => {
  it('undo brings the item back to the person', async () => {
    const services = memoryServices([mug({ status: 'scheduled' })])
    const { app } = api(services)
    const answer = await submit(app, '/decisions/d-mug/undo?section=scheduled', {})
    expect(answer.headers.get('location')).toContain(
      '/decisions/d-mug?section=scheduled&done=undone',
    )
    expect(services.decisions.get('d-mug')?.status).toBe('pending')
    const late = await submit(app, '/decisions/d-mug/undo', {})
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('It is not scheduled any more.')
  })
})

describe('rejecting in the inbox', () => {
  it('keeps the reason and goes on', async () => {
    const services = memoryServices([mug(), nthCase(1)])
    const answer = await submit(api(services).app, '/decisions/d-mug/rejection', {
      reason: 'Ya contestó por teléfono',
      next: 'd-001',
    })
    expect(answer.status).toBe(303)
    expect(services.decisions.get('d-mug')).toMatchObject({
      status: 'rejected',
      statusReason: 'Ya contestó por teléfono',
    })
  })

  it('goes nowhere else, whatever the form names as next', async () => {
    const answer = await submit(api(memoryServices([mug()])).app, '/decisions/d-mug/rejection', {
      next: '//evil.example/?x',
    })
    expect(answer.headers.get('location')).toMatch(/^\/decisions\/%2F%2Fevil\.example/)
  })
})

const FORBIDDEN = new Set(['script', 'img', 'svg', 'style', 'iframe', 'object', 'base'])

const OWN_SCRIPTS =
  /<script src="\/assets\/(htmx|sse|inbox)\.js" (defer=""|type="module")><\/script>/g

/** The elements, attributes and texts of a page, and what is left of angle brackets beside them. */
const takeApart = (html: string) => {
  const names: string[] = []
  const attributes: string[] = []
  const texts: { text: string; within: string[] }[] = []
  const within: string[] = []
  const rest = html.replace('<!doctype html>', '').replace(OWN_SCRIPTS, '')
  for (const [, text = '', tag = ''] of rest.matchAll(
    /([^<]*)(<\/?[a-z][\w-]*(?:\s+[\w-]+="[^"]*")*\s*\/?>)?/g,
  )) {
    if (text !== '') texts.push({ text, within: [...within] })
    if (tag.startsWith('</')) within.pop()
    else if (tag !== '') {
      names.push(/^<([\w-]+)/.exec(tag)?.[1] ?? '')
      attributes.push(...[...tag.matchAll(/\s([\w-]+)="[^"]*"/g)].map(([, name = '']) => name))
      if (!tag.endsWith('/>')) within.push(tag)
    }
  }
  return { names, attributes, texts, strayBrackets: texts.filter(({ text }) => text.includes('>')) }
}

const hasOwnDirection = (tag: string) =>
  /^<(bdi|title|code)\b/.test(tag) || tag.includes('dir="auto"')

describe('hostile text', () => {
  const SCRIPT = '<script>alert(1)</script>'
  const MARKUP = '"><img src=x onerror=alert(2)></textarea></mark><svg/onload=alert(3)>'
  const BIDI = '\u202Eevil\u2066\u2069'
  const nasty = `${SCRIPT}${MARKUP}${BIDI}`

  const poisoned = () =>
    memoryServices([
      {
        decision: decision({
          reason: nasty,
          statusReason: nasty,
          policy: nasty,
          persona: nasty,
          model: nasty,
          promptHashes: { [nasty]: nasty },
          draft: { subject: nasty, text: nasty, language: nasty },
          evidence: [{ message_id: 31, quote: SCRIPT }],
          openItems: [
            {
              owner: 'customer',
              kind: 'asked',
              what: nasty,
              due: nasty,
              message_id: 31,
              quote: nasty,
            },
          ],
          findings: [
            { rule: nasty, severity: 'block', excerpt: nasty, start: 0, end: 8, why: nasty },
          ],
          delivery: {
            messageId: 1,
            externalId: nasty,
            attempts: 1,
            postedAt: NOW,
            deliveredAt: null,
            note: nasty,
          },
        }),
        ticket: ticket({
          subject: nasty,
          channel: nasty,
          customer: { id: 90, email: null, name: nasty },
          messages: [
            message({
              id: 31,
              text: nasty + 'ä'.repeat(100_000),
              attachments: [nasty],
              sender: { id: 90, email: null, name: nasty },
            }),
          ],
        }),
      },
    ])

  it('is shown as text on every page, and the quote in it still marked', async () => {
    const services = poisoned()
    services.state.warnings = [nasty]
    services.acts.push({ at: NOW, act: nasty, by: nasty, decisionId: 'd-mug' })
    const { app } = api(services)
    const pages = [
      await visit(app, '/'),
      await visit(app, '/decisions/d-mug?done=approved&of=d-mug'),
      await visit(
        app,
        `/?section=${encodeURIComponent(nasty)}&cursor=${encodeURIComponent(nasty)}`,
      ),
      await visit(app, `/decisions/${encodeURIComponent(nasty)}`),
      await visit(app, `/${encodeURIComponent(nasty)}`),
      await visit(app, `/session?to=${encodeURIComponent(nasty)}`),
      await visit(app, '/approvals'),
      await visit(app, '/parts/queue?opened=d-mug'),
      await visit(app, '/parts/top'),
      await visit(app, `/parts/freshness/${encodeURIComponent(nasty)}?version=1`),
      await visit(
        app,
        `/?section=all&search=${encodeURIComponent(nasty)}&policy=${encodeURIComponent(nasty)}`,
      ),
    ]
    const posted = await submit(app, '/decisions/d-mug/approval', { text: nasty, version: nasty })
    for (const html of [...pages.map((page) => page.html), await posted.text()]) {
      const { names, attributes, strayBrackets } = takeApart(html)
      expect(names.filter((name) => FORBIDDEN.has(name))).toEqual([])
      expect(attributes.filter((name) => name.startsWith('on') || name === 'style')).toEqual([])
      expect(strayBrackets).toEqual([])
    }
    expect(pages[1]?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(pages[1]?.html).toMatch(/<mark[^>]*>&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
  })

  it('cannot turn the page around: each piece stands in a direction of its own', async () => {
    const { html } = await visit(api(poisoned()).app, '/decisions/d-mug?done=approved&of=d-mug')
    const turned = takeApart(html).texts.filter(({ text }) => text.includes('\u202E'))
    expect(turned.length).toBeGreaterThan(15)
    const loose = turned.filter(({ within }) => !within.some(hasOwnDirection))
    expect(loose.map(({ within }) => within.at(-1))).toEqual([])
  })

  it('of 100 kB is answered whole and quickly', async () => {
    const { app } = api(poisoned())
    const started = performance.now()
    const { html } = await visit(app, '/decisions/d-mug')
    expect(html).toContain('ä'.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
