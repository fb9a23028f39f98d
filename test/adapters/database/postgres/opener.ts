import { openPostgres } from '../../../../adapters/database/postgres/open.ts'

// opener.ts: a bot that opens the database of DATABASE_URL when it is told to (a line on its input), says which steps it
// finds behind it, and leaves.

process.stdout.write('ready\n')
process.stdin.once('data', async () => {
  const { db, close } = await openPostgres(process.env.DATABASE_URL ?? '', 'bot')
  const steps = await db.selectFrom('migration').select('number').orderBy('number').execute()
  process.stdout.write(`${JSON.stringify(steps.map(({ number }) => number))}\n`)
  await close()
  process.stdin.destroy()
})
