/** Tests the judging without a model on whole conversations in four languages. */
import { describe, expect, test } from 'vitest'
import { judgeOffline } from '../../src/offline/judge.ts'
import { type Case, messagesOf, THURSDAY } from './cases/case.ts'
import { german } from './cases/de.ts'
import { english } from './cases/en.ts'
import { spanish } from './cases/es.ts'
import { french } from './cases/fr.ts'

const judge = (talk: Case['talk'], now = THURSDAY) =>
  judgeOffline({ messages: messagesOf(talk), now })

describe.each([
  ['English', english],
  ['French', french],
  ['German', german],
  ['Spanish', spanish],
])('%s', (_, cases) => {
  test.each(cases)('$name', ({ talk, verdict, about, kind, until }) => {
    const judged = judge(talk)
    expect(`${judged.verdict}: ${judged.reason}`).toMatch(new RegExp(`^${verdict}: `))
    if (kind !== undefined) expect(judged.open_items.map((item) => item.kind)).toContain(kind)
    if (until !== undefined) expect(judged.until).toBe(until)
    const quotes = [...judged.evidence, ...judged.open_items].map((item) => item.quote)
    if (about !== undefined) expect(quotes.join('\n')).toContain(about)
  })
})
