/** What is still open between customer and shop, each with the words that prove it. */
import type { FC } from 'hono/jsx'
import type { Decision } from '../../domain/decision.ts'
import type { OpenItem } from '../../domain/ledger.ts'
import { anchorOf } from './conversation.tsx'
import { debtWords } from './words.ts'

export const Ledger: FC<{ decision: Decision }> = ({ decision: { openItems, evidence } }) => (
  <section aria-labelledby="ledger">
    <h2 id="ledger">What is open</h2>
    {openItems.length === 0 ? (
      <p>Nothing is open.</p>
    ) : (
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

const Debt: FC<{ item: OpenItem }> = ({ item }) => (
  <li>
    <strong>{debtWords(item)}:</strong> <bdi>{item.what}</bdi>
    {item.due !== null && (
      <>
        {' '}
        (by <bdi>{item.due}</bdi>)
      </>
    )}{' '}
    — <Quote {...item} />
  </li>
)

const Quote: FC<{ quote: string; message_id: number }> = ({ quote, message_id }) => (
  <a class="quote" href={`#${anchorOf(message_id)}`}>
    <q dir="auto">{quote}</q>
  </a>
)
