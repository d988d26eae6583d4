/** Prints what a run of kills found. */
import type { ChaosEnd } from './run.ts'

export const sayChaos = (end: ChaosEnd): string => {
  const share = (n: number) => `${n} (${((100 * n) / Math.max(1, end.posts)).toFixed(2)} %)`
  const rows: [string, string | number][] = [
    ['kills', `${end.kills}, of them with a post under way ${end.midPost}`],
    ['processes started', `${end.runs}, two at once ${end.pairs} times`],
    ['database deleted / put back', `${end.deleted} / ${end.restored}`],
    ['due tickets', `${end.tickets}, customers who answered ${end.answered}`],
    ['posts', end.posts],
    ['duplicates', end.duplicates.length],
    ['silent losses', end.losses.length],
    ['parked', share(end.parked)],
    [
      'after the answer',
      `${end.crossed}, over 1 s ${end.overSecond.length}, over 5 s ${end.late.length}`,
    ],
    ['breaker released', sayCauses(end.released)],
    ['rules of production broken', end.violations.length],
    ['seconds', `${end.seconds.toFixed(0)} on ${end.lanes} lanes, seed ${end.seed}`],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    ...told('DUPLICATE', end.duplicates),
    ...told('LOST', end.losses),
    ...told('LATE', end.late),
    ...told('over 1 s', end.overSecond),
    ...told('BROKEN', end.violations),
  ].join('\n')
}

const told = (word: string, lines: string[]) => lines.map((line) => `${word} ${line}`)

/** Numbers and names in a reason do not tell causes apart. */
const sayCauses = (reasons: string[]) => {
  const causes = new Map<string, number>()
  for (const reason of reasons) {
    const cause = reason.replace(/\d+/g, 'n')
    causes.set(cause, (causes.get(cause) ?? 0) + 1)
  }
  const said = [...causes].map(([cause, count]) => `${count} × ${cause}`)
  return said.length === 0 ? '0' : `${reasons.length}: ${said.join('; ')}`
}
