/** A process that reserves `worst` from the day's `budget` again and again until nothing is left; prints how often. */
import { systemClock } from '../../../src/lib/clock.ts'
import { createSpending } from '../../../src/store/spending.ts'
import { openStore } from '../../../src/store/store.ts'

const [, , file = '', budget, worst] = process.argv
const { sql } = openStore(file)
const spending = createSpending(sql, { dailyBudgetUsd: Number(budget), clock: systemClock() })
let made = 0
while ((await spending.reserve(Number(worst))) !== null) made += 1
process.stdout.write(`${made}\n`)
