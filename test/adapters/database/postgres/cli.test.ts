import { expect, test } from 'vitest'
import { startRefusing } from '../../../fakes/refusing-server.ts'
import { limber } from '../../world.ts'
import { describePostgres } from './describe-postgres.ts'
import { onDatabase } from './own-database.ts'

const PASSWORD = 'planted-password'

describePostgres('with DATABASE_URL', (database) => {
  const env = () => ({ DATABASE_URL: database().url, LIMBER_NEAR_MISSES: 'on' })

  test('the inbox says that nothing is there before a bot has run', async () => {
    const { code, output, errors } = await limber(['inbox'], { env: env() })
    expect({ code, output, errors }).toEqual({
      code: 0,
      output:
        'Limber cannot use the database that DATABASE_URL names, because nothing is stored in it yet: start a bot on it first, or name another one.\n',
      errors: '',
    })
  })

  test('the bot makes the database ready', async () => {
    const { code, output, errors } = await limber(['start'], { env: env() })
    expect({ code, errors, said: output.split('.')[0] }).toEqual({
      code: 0,
      errors: '',
      said: 'The database is ready',
    })
  })

  test('a break that was set up in one conversation is there in the next one', async () => {
    await limber(['chat'], { env: env(), input: '/breaks add weekdays at 10:30 Berlin time\n1\n' })
    const { output } = await limber(['chat'], { env: env(), input: '/breaks\n' })
    expect(output).toContain('Break 1: weekdays at 10:30, Europe/Berlin time')
    expect(await onDatabase(database().url, 'select number from "break"')).toEqual([{ number: '1' }])
  })

  test('what is asked in vain is listed and put away', async () => {
    await limber(['chat'], { env: env(), input: 'the wobbly donkey\n' })
    const listed = (await limber(['inbox'], { env: env() })).output
    const number = /^ {2}(\d{4}) {2}"the wobbly donkey"$/m.exec(listed)?.[1] ?? ''
    expect(await limber(['inbox', 'ignore', number], { env: env() })).toEqual({
      code: 0,
      output: '"the wobbly donkey" is ignored from now on, however often it is asked.\n',
      errors: '',
    })
    expect((await limber(['inbox'], { env: env() })).output).toBe(
      'Nothing was asked in vain in the last 30 days.\n',
    )
  })

  test('a table that somebody has removed is said, and nothing starts', async () => {
    await onDatabase(database().url, 'drop table near_miss')
    const { code, output, errors } = await limber(['start'], { env: env() })
    expect({ code, output, errors }).toEqual({
      code: 1,
      output: '',
      errors:
        'Limber cannot use the database that DATABASE_URL names, because the database server reports an error that Limber does not know (42P01): look into its log, and tell those who look after Limber.\n',
    })
  })
})

test('a server that refuses the password is said so, without it', async () => {
  const { port, close } = await startRefusing('28P01', `password "${PASSWORD}"`)
  const { code, output, errors } = await limber(['start'], {
    env: { DATABASE_URL: `postgres://ada:${PASSWORD}@127.0.0.1:${port}/limber` },
  })
  await close()
  expect({ code, output, errors }).toEqual({
    code: 1,
    output: '',
    errors:
      'Limber cannot use the database that DATABASE_URL names, because the database server does not let Limber in: put the name and the password in DATABASE_URL right, or let that name in on the server.\n',
  })
})

test('what happens on a moved clock needs no server', async () => {
  const { code, errors } = await limber(['chat', '--at', '2027-03-26T08:00'], {
    env: { DATABASE_URL: 'postgres://ada@127.0.0.1:1/limber' },
    input: 'hello\n',
  })
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
})

test('a question is answered without a server', async () => {
  const { code, errors } = await limber(['ask', 'what helps a stiff upper back'], {
    env: { DATABASE_URL: 'postgres://ada@127.0.0.1:1/limber' },
  })
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
})
