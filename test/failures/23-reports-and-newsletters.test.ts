import { expect, test } from 'vitest'
import { scriptedModel } from '../pipeline/scripted-model.ts'
import { ASKED, type Said, ticket } from '../pipeline/tickets.ts'
import { openShop } from './usual.ts'

const answered = (text: string, headers = {}, subject?: string): Said[] => [
  ['customer', text, 90, { headers, ...(subject !== undefined && { subject }) }],
  ['agent', `Thank you. ${ASKED}`, 80],
]

const DMARC = 'Report domain: lumen.example Submitter: mail.example Report-ID: 2026.11.20'

test.each([
  [
    'a DMARC report',
    answered('See attached.', {}, DMARC),
    'reports@mail.example',
    'machine_sender',
  ],
  [
    'a newsletter',
    answered('Our autumn sale has begun!', { 'List-Unsubscribe': '<mailto:u@news.example>' }),
    'hello@news.example',
    'machine_sender',
  ],
  [
    'a payment notice',
    answered('You received a payment of 40 EUR.'),
    'no-reply@payments.example',
    'machine_sender',
  ],
  [
    'a delivery report',
    answered('Delivery has failed.', { 'Auto-Submitted': 'auto-replied' }),
    'someone@mx.example',
    'customer_never_wrote',
  ],
  [
    'a mail nobody of ours answered',
    [['customer', 'Wir liefern Ihnen günstige Kartons, bitte melden Sie sich.', 90]] as Said[],
    'sales@boxes.example',
    'customer_spoke_last',
  ],
  [
    'a mail only a rule answered',
    [
      ['customer', 'Wir liefern Ihnen günstige Kartons.', 90],
      ['rule', 'We have received your message.', 89],
    ] as Said[],
    'sales@boxes.example',
    'customer_spoke_last',
  ],
  [
    'a mail of our own to somebody who never wrote',
    [['agent', 'We would love to hear how you like the bowl.', 90]] as Said[],
    'jo@mail.example',
    'customer_never_wrote',
  ],
])('%s is stopped by code, and no model is asked', async (_, said, email, gate) => {
  const customer = { id: 42, name: 'Somebody', email, tags: [] }
  const world = await openShop({
    model: scriptedModel([]),
    tickets: [ticket(1001, said as Said[], { customer })],
  })
  await world.pass()
  expect((await world.explain(1001)).stoppedBy).toBe(gate)
  expect(await world.outbox()).toEqual([])
})
