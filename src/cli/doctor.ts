/** `relance doctor`: what would keep the installation from working, and what to do about it. */
import { type CheckLine, needsRemedy } from '../domain/examination.ts'
import type { Installation } from '../services.ts'
import { print, printJson } from './output.ts'

/** Answers the exit code: 3 when something is to be done. */
export const runDoctor = async (
  { examine }: Pick<Installation, 'examine'>,
  { json }: { json: boolean },
): Promise<number> => {
  const lines = await examine()
  const isWell = !needsRemedy(lines)
  if (json) printJson({ ok: isWell, checks: lines })
  else print(lines.map(sayLine).join('\n'))
  return isWell ? 0 : 3
}

const sayLine = ({ check, state, says, remedy }: CheckLine) =>
  `${state.padEnd(8)} ${check.padEnd(12)} ${says}${remedy === null ? '' : `\n${INDENT}→ ${remedy}`}`

const INDENT = ' '.repeat(22)
