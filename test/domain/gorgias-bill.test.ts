import { describe, expect, test } from 'vitest'
import { BILLING_RULE, billOf } from '../../src/domain/gorgias-bill.ts'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { agent, bot, customer, NOW, note, rule } from './conversation.ts'

describe('the helpdesk’s bill', () => {
  test('a ticket the shop, a rule or the AI Agent answered is billed already', () => {
    for (const answer of [agent(80), rule(80), bot(80)])
      expect(billOf('email', [customer(90), answer], NOW).countsAsNew).toBe(false)
  })

  test('a note is no answer, and an answer after that moment is none yet', () => {
    expect(billOf('email', [customer(90), note(80)], NOW).countsAsNew).toBe(true)
    expect(billOf('email', [customer(90), agent(-1)], NOW).countsAsNew).toBe(true)
  })

  test.each([
    ['email', 10],
    ['whatsapp', 10],
    ['chat', 3],
  ])('on %s an answer after %s days without activity is a new ticket', (channel, days) => {
    const bill = billOf(channel, [customer(90), agent(80)], NOW)
    expect(bill.answerCountsFrom).toBe(NOW + days * DAY)
    expect(bill.silentCountsFrom).toBe(NOW - 80 * HOUR + days * DAY)
  })

  test('it says its source and its date', () => {
    expect(billOf('email', [customer(90), agent(80)], NOW)).toMatchObject(BILLING_RULE)
    expect(BILLING_RULE.source).toMatch(/^https:\/\/docs\.gorgias\.com/)
    expect(BILLING_RULE.asOf).toMatch(/^20\d\d-\d\d$/)
  })
})
