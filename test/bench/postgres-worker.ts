import { openPostgres } from '../../adapters/database/postgres/open.ts'
import { deliverAll } from './deliver-all.ts'

// postgres-worker.ts <name> <ms since 1970>: one of several processes that deliver what is due, to nobody. Begins at a
// line on its input, and says what it did in one line of JSON.

const [owner = '', now = '0'] = process.argv.slice(2)
const data = await openPostgres(process.env.DATABASE_URL ?? '', 'bot')
// Connections are made before the time is taken.
await data.store.earliest()
process.stdout.write('ready\n')
process.stdin.once('data', async () => {
  const done = await deliverAll(data.store, owner, Number(now))
  process.stdout.write(`${JSON.stringify(done)}\n`)
  await data.close()
  // To leave at once would cut what was said.
  process.stdin.destroy()
})
