import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/web/app.ts'
import { submit, visit } from './asking.ts'
import { decision, mug } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const FIRST = 'Nothing has been sent. Nothing will be, until you say so.'

const owed = decision({
  id: 'd-owed',
  verdict: 'we_owe',
  draft: null,
  openItems: [
    {
      owner: 'shop',
      kind: 'promise',
      what: 'ein neues Etikett schicken',
      due: null,
      message_id: 14,
      quote: 'Wir schicken Ihnen morgen ein neues Etikett.',
    },
  ],
})

const onRealHelpdesk = () => {
  const services = memoryServices([mug({ status: 'no_action', reason: 'backlog: asked' })], {
    firstContact: {
      funnel: { tickets: 812, silent: 97, due: 31, verdicts: { follow_up: 12, wait: 3 } },
      drafts: [{ decision: decision(), opinion: null }],
      owed: [owed],
      mailboxes: ['hello@lumen-keramik.example'],
      collisions: [
        {
          rule: 'Nach <b>Snooze</b> antworten',
          why: 'answers customers when a snooze ends',
          remedy: 'Switch it off, or leave those tickets to it.',
        },
      ],
      models: ['model-x'],
      costUsd: 0.42,
    },
  })
  services.state.isSandbox = false
  return { services, app: createApp(services) }
}

describe('the first page of a real account', () => {
  it('says first that nothing was sent, and shows what would be', async () => {
    const { html } = await visit(onRealHelpdesk().app, '/')
    for (const words of [
      FIRST,
      '<strong>812</strong> conversations',
      '<strong>97</strong> silent after your last word',
      '<strong>31</strong> silent long enough',
      '<strong>12</strong> judged “Follow up”',
      'could you send us a photo of the cracked mug?',
      'I would send this',
      'Not needed',
      'Wrong words',
      'ein neues Etikett schicken',
      'hello@lumen-keramik.example',
      'model-x',
      '$0.42',
      'Nach &lt;b&gt;Snooze&lt;/b&gt; antworten',
      'Switch it off, or leave those tickets to it.',
      'Start</button>',
    ])
      expect(html).toContain(words)
    expect(html.indexOf(FIRST)).toBeLessThan(html.indexOf('conversations'))
  })

  it('keeps what a person says of a draft', async () => {
    const { services, app } = onRealHelpdesk()
    for (const [opinion, act] of [
      ['would_send', 'feedback_right'],
      ['not_needed', 'feedback_not_needed'],
      ['text', 'feedback_text'],
    ] as const) {
      const answer = await submit(app, '/decisions/d-mug/opinion', { opinion })
      expect(answer.status).toBe(303)
      expect(services.acts.at(-1)?.act).toBe(act)
    }
    expect((await submit(app, '/decisions/d-mug/opinion', { opinion: 'nice' })).status).toBe(422)
  })

  it('gives way to the inbox once somebody pressed Start', async () => {
    const { services, app } = onRealHelpdesk()
    const answer = await submit(app, '/activation', {})
    expect(answer.status).toBe(303)
    expect(services.acts.map(({ act, by }) => [act, by])).toEqual([['activated', 'inbox']])
    const { html } = await visit(app, answer.headers.get('location') ?? '')
    expect(html).toContain('Started: each follow-up plan now acts by its own mode.')
    expect((await visit(app, '/')).html).not.toContain(FIRST)
  })

  it('does not start from a foreign page', async () => {
    const { services, app } = onRealHelpdesk()
    const headers = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await submit(app, '/activation', {}, headers)).status).toBe(403)
    expect(services.acts).toEqual([])
  })

  it('is not shown in the sandbox, with a ceiling, or for a section of the inbox', async () => {
    const { services, app } = onRealHelpdesk()
    expect((await visit(app, '/?section=needs')).html).not.toContain(FIRST)
    services.state.ceiling = 'approval'
    expect((await visit(app, '/')).html).not.toContain(FIRST)
    expect((await visit(createApp(memoryServices([mug()])), '/')).html).not.toContain(FIRST)
  })

  it('tells how far the first import has come', async () => {
    const { services, app } = onRealHelpdesk()
    services.state.importing = { feed: 'messages', rows: 12_300, estimate: 41_000 }
    expect((await visit(app, '/')).html).toContain('12,300 of about 41,000 messages')
  })
})
