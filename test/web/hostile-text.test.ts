import { describe, expect, it } from 'vitest'
import { STATUSES, type Status } from '../../src/domain/decision.ts'
import { api, visit } from './asking.ts'
import { decision, message, NOW, ticket } from './examples.ts'
import { memoryServices } from './memory-services.ts'

/** What customers, models and helpdesks may write; each of it would do something if it were let through. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  '</textarea></title></style><svg onload=alert(1)>',
  '--><iframe src=https://evil.example></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1)',
  '![x](https://evil.example/?leak)',
  '<base href=https://evil.example>',
  '<form action=https://evil.example><button>x</button>',
  '<div hx-get="https://evil.example" hx-trigger="load" data-hx-post=x>',
  '&lt;script&gt;alert(2)&lt;/script&gt;',
  '\u202e\u0000\ud800',
].join(' ')

const PERSON = { id: 90, email: `${HOSTILE}@x.example`, name: HOSTILE }

const hostileTicket = ticket({
  subject: HOSTILE,
  customer: PERSON,
  assignee: PERSON,
  tags: [HOSTILE],
  team: HOSTILE,
  messages: [
    message({ id: 11, text: HOSTILE, subject: HOSTILE, sender: PERSON, attachments: [HOSTILE] }),
    message({ id: 12, text: HOSTILE, fromAgent: true, public: false, sender: PERSON }),
    message({
      id: 14,
      text: HOSTILE,
      fromAgent: true,
      attachments: ['javascript:alert(1)'],
      sendingError: HOSTILE,
    }),
  ],
})

const hostileDecision = (status: Status) =>
  decision({
    status,
    reason: HOSTILE,
    statusReason: HOSTILE,
    evidence: [{ message_id: 11, quote: HOSTILE }],
    openItems: [
      {
        owner: 'customer',
        kind: 'asked',
        what: HOSTILE,
        due: HOSTILE,
        message_id: 14,
        quote: HOSTILE,
      },
    ],
    draft: { subject: HOSTILE, text: HOSTILE, language: HOSTILE },
    findings: [
      {
        rule: 'claims',
        severity: 'block',
        excerpt: HOSTILE,
        start: 0,
        end: HOSTILE.length,
        why: HOSTILE,
      },
    ],
    policy: HOSTILE,
    persona: HOSTILE,
    model: HOSTILE,
    delivery: {
      messageId: 15,
      externalId: HOSTILE,
      attempts: 1,
      postedAt: NOW,
      deliveredAt: null,
      note: HOSTILE,
    },
  })

const hostileApp = (status: Status) => {
  const services = memoryServices([{ decision: hostileDecision(status), ticket: hostileTicket }])
  services.claims.push(
    { text: HOSTILE, start: 0, end: 5, source: null },
    { text: HOSTILE, start: 6, end: 9, source: { voice: HOSTILE, messageId: 11, quote: HOSTILE } },
  )
  services.state.warnings = [HOSTILE]
  services.acts.push({ at: NOW, act: HOSTILE, by: HOSTILE, decisionId: 'd-mug' })
  return { app: api(services).app, logged: services.logged }
}

const PAGES = [
  '/',
  '/decisions/d-mug',
  '/parts/top',
  '/parts/queue',
  '/parts/freshness/d-mug',
  '/approvals',
  '/tickets/501',
  `/?search=${encodeURIComponent(HOSTILE.toString().slice(0, 200))}`,
  `/decisions/${encodeURIComponent(HOSTILE.slice(0, 200))}`,
  `/session?to=${encodeURIComponent(HOSTILE.slice(0, 200))}`,
  `/${encodeURIComponent('<script>alert(1)</script>')}`,
  '/insights',
  '/simulations',
]

/** Tags as a browser sees them: what text is escaped holds none. */
const tagsIn = (html: string) => [
  ...html.matchAll(/<([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi),
]

/** What in this page comes from a text, or reaches outside. */
const harmIn = (html: string): string[] =>
  tagsIn(html).flatMap(([tag, name = '', attributes = '']) => {
    const values = [...attributes.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)]
    const isBad = values.some(
      ([, key = '', a, b, c]) =>
        /^on/i.test(key) ||
        /^\s*(javascript|data|vbscript):/i.test(a ?? b ?? c ?? '') ||
        (/^(src|action|formaction|(data-)?hx-(get|post|put|delete))$/i.test(key) &&
          !(a ?? b ?? c ?? '').startsWith('/')),
    )
    const isForeign = /^(iframe|object|embed|base|style|frame)$/i.test(name)
    const isInline = /^script$/i.test(name) && !/\ssrc="\/assets\//.test(attributes)
    return isBad || isForeign || isInline ? [tag.slice(0, 200)] : []
  })

describe('hostile text', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<a href="javascript:alert(1)">',
    '<iframe>',
    '<div hx-get="https://evil.example">',
  ])('would be found if it were let through: %s', (planted) => {
    expect(harmIn(`<p>${planted}</p>`)).not.toEqual([])
  })

  it.each(STATUSES)('is only text on every page while a decision is %s', async (status) => {
    const { app, logged } = hostileApp(status)
    for (const path of PAGES) {
      const { html } = await visit(app, path)
      expect(logged).toEqual([])
      expect([path.slice(0, 40), harmIn(html)]).toEqual([path.slice(0, 40), []])
      expect(html).not.toContain('<script>alert')
    }
  })

  it('stands on the page of its decision, readable', async () => {
    const { html } = await visit(hostileApp('pending').app, '/decisions/d-mug')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('&amp;lt;script&amp;gt;alert(2)')
  })
})
