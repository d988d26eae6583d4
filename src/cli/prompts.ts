/** `relance prompts check` and `relance prompts preview`. */
import { iso, isoOrNull } from '../lib/clock.ts'
import { ConfigError, PromptError } from '../lib/errors.ts'
import type { Coverage } from '../pipeline/coverage.ts'
import type { Preview } from '../pipeline/preview.ts'
import type { Installation } from '../services.ts'
import { print, printJson } from './output.ts'

type Flags = { json: boolean }

/** Broken prompt files are the result of this command, not its failure: they go to stdout. Answers the exit code. */
export const checkPrompts = async (
  within: (work: (installation: Installation) => Promise<number>) => Promise<void>,
  { json }: Flags,
): Promise<void> => {
  try {
    await within(async ({ coverage }) => {
      const covered = await coverage()
      if (json) printJson(checkJson(covered))
      else print(sayCheck(covered))
      return 0
    })
  } catch (error) {
    if (!(error instanceof PromptError)) throw error
    const { lines } = error
    if (json) printJson({ ok: false, errors: lines, warnings: [], policies: [] })
    else print([...lines, '', sayMistakes(lines.length)].join('\n'))
    process.exitCode = 2
  }
}

/** Answers the exit code; throws `ConfigError` for a persona nobody wrote. */
export const previewTicket = async (
  { preview }: Installation,
  ticketId: number,
  persona: string,
  { json }: Flags,
): Promise<number> => {
  const previewed = await preview(ticketId, persona)
  switch (previewed.kind) {
    case 'previewed':
      if (json) printJson(previewJson(previewed.preview))
      else print(sayPreview(previewed.preview))
      return 0
    case 'gone':
      process.stderr.write(`The helpdesk has no ticket ${ticketId}: it was merged or deleted.\n`)
      return 1
    case 'no_answer':
      process.stderr.write(`Ticket ${ticketId} could not be judged: ${previewed.why}\n`)
      return 1
    case 'no_persona':
      throw new ConfigError([
        `--persona: there is no file personas/${persona}.md; write ${previewed.known.join(' or ')}`,
      ])
  }
}

const sayMistakes = (count: number) =>
  `${count === 1 ? 'One mistake' : `${count} mistakes`}: nothing can be sent by these files.`

const sayWarnings = ({ warnings }: Coverage) =>
  warnings.map(({ file, line, message }) => `${file}:${line}: ${message}`)

const checkJson = (covered: Coverage) => ({
  ok: true,
  errors: [],
  warnings: sayWarnings(covered),
  days: covered.days,
  silent_tickets: covered.silent,
  policies: covered.policies.map(({ mayCover, ...policy }) => ({ ...policy, may_cover: mayCover })),
})

const sayCheck = (covered: Coverage): string =>
  [
    ...sayWarnings(covered),
    ...(covered.warnings.length > 0 ? [''] : []),
    'The prompt files are good. Highest priority first:',
    ...covered.policies.flatMap((policy) => [
      '',
      `${policy.sentence}.`,
      sayCovers(policy, covered),
    ]),
  ].join('\n')

const sayCovers = (
  { covers, mayCover }: Coverage['policies'][number],
  { silent, days }: Coverage,
) => {
  const perhaps = mayCover === 0 ? '' : `, perhaps ${mayCover} more that were not read closely yet`
  return `  Covers ${covers} of the ${silent} silent tickets of the last ${days} days${perhaps}.`
}

/** The keys of a decision (CONTRACT 5), as far as one that is not kept has them. */
const previewJson = ({ ticketId, policy, persona, step, stoppedBy, decision }: Preview) => ({
  ticket_id: ticketId,
  policy,
  persona,
  step,
  stopped_by: stoppedBy && { gate: stoppedBy.gate, until: isoOrNull(stoppedBy.until) },
  decision: decision && {
    verdict: decision.verdict,
    reason: decision.reason,
    confidence: decision.confidence,
    until: isoOrNull(decision.until),
    evidence: decision.evidence,
    open_items: decision.openItems,
    draft: decision.draft,
    findings: decision.findings,
    mode: decision.mode,
    status: decision.status,
    tokens: decision.usage?.tokens ?? null,
    cost_usd: decision.usage?.costUsd ?? null,
  },
})

const sayPreview = ({ ticketId, policy, persona, step, stoppedBy, decision }: Preview): string => {
  const gate =
    stoppedBy === null
      ? []
      : [
          `Would not be judged now: ${stoppedBy.gate}${
            stoppedBy.until === null ? '' : `, until ${iso(stoppedBy.until)}`
          }.`,
        ]
  return [
    `Ticket ${ticketId}: policy ${policy ?? 'none'}, step ${step ?? '–'}, persona ${persona}.`,
    ...gate,
    ...(decision === null ? ['Nothing to judge.'] : sayDecision(decision)),
  ].join('\n')
}

const sayDecision = (decision: NonNullable<Preview['decision']>) => [
  `${decision.verdict} → ${decision.status}: ${decision.reason}`,
  ...decision.openItems.map(({ owner, kind, quote }) => `  ${owner}, ${kind}: “${quote}”`),
  ...(decision.draft === null
    ? []
    : ['', `Subject: ${decision.draft.subject}`, '', decision.draft.text]),
  ...decision.findings.map(({ rule, severity, why }) => `  ${severity} ${rule}: ${why}`),
  '',
  'A preview: nothing was kept, nothing was written.',
]
