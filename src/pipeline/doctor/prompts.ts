/** Names what is wrong in the prompt files, and whether the shop's hours are known. */
import { calendarOf } from '../../domain/business-time.ts'
import { type CheckLine, ok, problem, warning } from '../../domain/examination.ts'
import type { Helpdesk, PromptFiles, PromptProblem, PromptSet } from '../../domain/ports.ts'
import { sayShipped } from '../../domain/shipped-voice.ts'
import { PromptError } from '../../lib/errors.ts'

export const checkPrompts = async ({
  helpdesk,
  promptFiles,
  settings,
}: {
  helpdesk: Helpdesk
  promptFiles: PromptFiles
  settings: { isSandbox: boolean }
}): Promise<CheckLine[]> => {
  const read = await readSet(promptFiles)
  if ('lines' in read) return read.lines.map((line) => problem('prompts', line, EDIT))
  const { set } = read
  return [
    ...(set.warnings.length > 0 ? set.warnings.map(sayWarning) : [sayGood(set)]),
    ...(settings.isSandbox ? [] : findExamples(set)),
    await checkZone(set, helpdesk),
  ]
}

const readSet = async (
  promptFiles: PromptFiles,
): Promise<{ set: PromptSet } | { lines: string[] }> => {
  try {
    return { set: await promptFiles.load() }
  } catch (error) {
    if (error instanceof PromptError) return { lines: error.lines }
    throw error
  }
}

const EDIT = 'Edit the file as the line says, then see with npx relance prompts check.'

const sayWarning = ({ file, line, message }: PromptProblem) =>
  warning('prompts', `${file}:${line}: ${message}`, EDIT)

const sayGood = ({ policies, personas }: PromptSet) =>
  ok(
    'prompts',
    `policies ${policies.map(({ name }) => name).join(', ')}; personas ${personas.map(({ key }) => key).join(', ')}`,
  )

/** The example personas' own signatures never leave a real helpdesk. */
const findExamples = ({ personas }: PromptSet) =>
  personas.flatMap((persona) => {
    const says = sayShipped(persona)
    return says === null
      ? []
      : [warning('prompts', says, `Edit personas/${persona.key}.md: the line signature.`)]
  })

const checkZone = async ({ shop }: PromptSet, helpdesk: Helpdesk): Promise<CheckLine> => {
  const { calendar, warning: doubt } = calendarOf(shop, await helpdesk.businessHours())
  return doubt === null
    ? ok('prompts', `business days and send hours are those of ${calendar.timezone}`)
    : warning('prompts', doubt, 'Write timezone: into shop.md, such as Europe/Paris.')
}
