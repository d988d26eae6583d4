/** A process that begins a pass on the database of its argument and never ends it. */
import { openStore } from '../../../src/store/store.ts'

const { store } = openStore(process.argv[2] ?? '')
process.stdout.write(store.lockPass() === null ? 'busy\n' : 'held\n')
setInterval(() => {}, 60_000)
