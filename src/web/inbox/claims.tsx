/** What a draft says, and whose words each of it comes from. */
import type { FC } from 'hono/jsx'
import type { Claim, ClaimSource } from '../../domain/claim.ts'
import { anchorOf } from './conversation.tsx'
import { VOICE_WORDS } from './words.ts'

export const Claims: FC<{ claims: Claim[] }> = ({ claims }) =>
  claims.length === 0 ? null : (
    <section class="claims" aria-labelledby="claims">
      <h3 id="claims">Where its facts come from</h3>
      <ul>
        {claims.map(({ text, source }) => (
          <li>
            <strong dir="auto">{text}</strong>
            {': '}
            {source === null ? 'nobody said so in this conversation' : <Source source={source} />}
          </li>
        ))}
      </ul>
    </section>
  )

const Source: FC<{ source: ClaimSource }> = ({ source: { voice, messageId, quote } }) => (
  <>
    {VOICE_WORDS[voice] ?? voice}:{' '}
    {messageId === null ? (
      <q dir="auto">{quote}</q>
    ) : (
      <a class="quote" href={`#${anchorOf(messageId)}`}>
        <q dir="auto">{quote}</q>
      </a>
    )}
  </>
)
