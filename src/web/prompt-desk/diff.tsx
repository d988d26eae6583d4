/** Shows what was taken out of a text and what was put in. */
import type { FC } from 'hono/jsx'
import { diffLines } from '../../domain/line-diff.ts'

export const Diff: FC<{ before: string; after: string }> = ({ before, after }) => (
  <pre class="diff">
    {diffLines(before, after).map(({ kind, text }) => {
      if (kind === 'in') return <ins>+ {text}</ins>
      return kind === 'out' ? <del>− {text}</del> : <span>{`  ${text}`}</span>
    })}
  </pre>
)
