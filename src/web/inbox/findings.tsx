/** What the guards saw in a draft, why, and where in the text. */
import type { FC } from 'hono/jsx'
import { blocking, type Finding } from '../../domain/finding.ts'
import { Marked } from './highlight.tsx'

type FindingsFacts = {
  text: string
  findings: Finding[]
  isRefused?: boolean
  /** Nothing to accept. */
  isShownOnly?: boolean
}

/** To accept each, where a person approves. */
export const Findings: FC<FindingsFacts> = ({
  text,
  findings,
  isRefused = false,
  isShownOnly = false,
}) => {
  if (findings.length === 0) return null
  const rules = [...new Set(blocking(findings).map(({ rule }) => rule))]
  return (
    <fieldset class="findings">
      <legend>{rules.length > 0 ? 'Look at this before it leaves' : 'Worth a look'}</legend>
      <ul>
        {findings.map(({ rule, severity, excerpt, why }) => (
          <li class={severity}>
            <strong dir="auto">{ruleWords(rule)}:</strong> <q dir="auto">{excerpt}</q> —{' '}
            <bdi>{why}</bdi>
          </li>
        ))}
      </ul>
      {(isShownOnly ? [] : rules).map((rule, at) => (
        <label>
          <input
            type="checkbox"
            name="accept"
            value={rule}
            data-key="x"
            autofocus={isRefused && at === 0}
          />{' '}
          Accept “<bdi>{ruleWords(rule)}</bdi>”: it is right as it stands <kbd class="key">x</kbd>
        </label>
      ))}
      <details>
        <summary>Where in the text</summary>
        <blockquote class="text" dir="auto">
          <Marked
            text={text}
            passages={findings.map(({ start, end, rule }) => ({
              start,
              end,
              title: ruleWords(rule),
            }))}
          />
        </blockquote>
      </details>
    </fieldset>
  )
}

const ruleWords = (rule: string) => rule.replaceAll('_', ' ')
