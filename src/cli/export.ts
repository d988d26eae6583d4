/** `relance export`: everything that is kept, one JSON object a line. */
import { once } from 'node:events'
import type { Records } from '../services.ts'

/** Answers the exit code. */
export const exportRecords = async (
  { exportAll }: Pick<Records, 'exportAll'>,
  { customer }: { customer?: string },
): Promise<number> => {
  const lines = await exportAll(customer ?? null)
  if (lines === null) {
    process.stderr.write(`Nobody with the address ${customer} is known here.\n`)
    return 1
  }
  // Whoever stops reading (`| head`) has had enough.
  let isOver = false
  process.stdout.once('error', () => {
    isOver = true
  })
  for await (const line of lines) {
    if (isOver) return 1
    if (!process.stdout.write(`${line}\n`)) await Promise.race([drained(), closed()])
  }
  await new Promise<void>((done) => process.stdout.write('', () => done()))
  return 0
}

const drained = () => once(process.stdout, 'drain').catch(() => {})
const closed = () => new Promise((done) => process.stdout.once('close', done))
