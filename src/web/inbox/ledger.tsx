/** What is still open between customer and shop, each with the words that prove it. */
import type { FC } from 'hono/jsx'
import type { Decision } from '../../domain/decision.ts'
import type { OpenItem } from '../../domain/ledger.ts'
import { anchorOf } from './conversation.tsx'
import { sayDate } from './when.tsx'
import { debtWords } from './words.ts'

export const Ledger: FC<{ decision: Decision }> = ({ decision: { openItems, evidence } }) => (
  <section aria-labelledby="ledger">
    <h2 id="ledger">{titleFor(openItems, evidence)}</h2>
    {openItems.length > 0 && (
      <ul class="ledger">
        {openItems.map((item) => (
          <Debt item={item} />
        ))}
      </ul>
    )}
    {openItems.length === 0 && evidence.length > 0 && (
      <ul class="ledger">
        {evidence.map((quote) => (
          <li>
            <Quote {...quote} />
          </li>
        ))}
      </ul>
    )}
  </section>
)

const titleFor = (openItems: OpenItem[], evidence: Decision['evidence']) => {
  if (openItems.length > 0) return 'What is open'
  return evidence.length > 0 ? 'What it rests on' : 'Nothing is open'
}

const Debt: FC<{ item: OpenItem }> = ({ item }) => (
  <li>
    <strong>{debtWords(item)}:</strong> {!isItsQuote(item) && <bdi>{item.what}</bdi>}
    <Due due={item.due} />
    {isItsQuote(item) ? ' ' : ' — '}
    <Quote {...item} />
  </li>
)

/** A question is its own proof: said once. */
export const isItsQuote = ({ what, quote }: OpenItem) => what.trim() === quote.trim()

export const Due: FC<{ due: string | null }> = ({ due }) =>
  due === null ? null : (
    <>
      {' '}
      (by <bdi>{sayDate(due)}</bdi>)
    </>
  )

const Quote: FC<{ quote: string; message_id: number }> = ({ quote, message_id }) => (
  <a class="quote" href={`#${anchorOf(message_id)}`}>
    <q dir="auto">{quote}</q>
  </a>
)
