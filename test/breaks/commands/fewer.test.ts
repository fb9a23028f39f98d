import { describe, expect, test } from 'vitest'
import {
  ADA,
  ADA_ALONE,
  BOB,
  createTeam,
  first,
  lastOf,
  listed,
  standing,
  type Somebody,
  type Team,
} from '../team.ts'

const ASKS = 'Would fewer breaks be better?'

async function withBreak(when = 'weekdays at 10:30 and 15:00', who: Somebody = ADA): Promise<Team> {
  const team = await createTeam({ at: '2026-11-23T09:00' })
  await team.say(`/breaks confirm add ${when}; at a desk`, who)
  return team
}

/** Lets so many prompts come and close, twice a working day, from one of them on; gives what else was posted. */
async function pass(team: Team, count: number, from = 0, meanwhile?: (index: number) => Promise<unknown>) {
  const others: string[] = []
  for (let index = from; index < from + count; index++) {
    const day = Math.floor(index / 2)
    const date = Temporal.PlainDate.from('2026-11-23').add({ days: day + 2 * Math.floor(day / 5) })
    const [hour, closes] = index % 2 === 0 ? ['10:30', '10:55'] : ['15:00', '15:25']
    await team.wait(`${date}T${hour}`)
    await meanwhile?.(index)
    others.push(...(await team.wait(`${date}T${closes}`)))
  }
  return others
}

const isAsked = (posted: readonly string[]) => posted.filter((line) => line.endsWith(ASKS)).length

describe('a channel that ignored six prompts is asked once whether fewer would be better', () => {
  test.each([
    [5, 0, 'five are not enough'],
    [6, 1, 'six are'],
    [12, 1, 'and then never again'],
  ])('after %i: asked %i times, since %s', async (count, asked, _) => {
    const team = await withBreak()
    expect(isAsked(await pass(team, count))).toBe(asked)
  })

  test('when the window of the sixth is over, and not sooner', async () => {
    const team = await withBreak()
    await pass(team, 5)
    await team.wait('2026-11-25T15:00')
    expect(await team.wait('2026-11-25T15:24')).toEqual([])
    expect(await team.wait('2026-11-25T15:25')).toEqual([`in here: ${ASKS}`])
    expect(team.buttons()).toEqual(['Yes, fewer', 'Keep it as it is', 'Pause it', 'Remove it'])
  })

  test('also by another bot, which asks no second time', async () => {
    const team = await withBreak()
    await pass(team, 5)
    const after = team.another()
    expect(isAsked(await pass(after, 1, 5))).toBe(1)
    expect(isAsked(await pass(team.another(), 6, 6))).toBe(0)
  })

  test('nor in a year and more, when all of that is long removed', async () => {
    const team = await withBreak()
    await pass(team, 6)
    const DAY = 24 * 60 * 60_000
    const later = team.ports.now() + 401 * DAY
    await team.store.prune({ now: later, answers: later, deliveries: later - DAY })
    expect(isAsked(await pass(team, 6, 6))).toBe(0)
  })

  test('each break for itself', async () => {
    const team = await withBreak()
    await team.say('/breaks confirm add weekdays at 10:30 and 15:00; anything')
    expect(isAsked(await pass(team, 6))).toBe(2)
  })
})

describe('somebody who answers in between', () => {
  test.each(['Done', 'Not today'])('%s: it begins anew', async (label) => {
    const team = await withBreak()
    const answering = async (index: number) => index === 4 && (await team.say(`[${label}]`, BOB))
    expect(isAsked(await pass(team, 10, 0, answering))).toBe(0)
    expect(isAsked(await pass(team, 1, 10))).toBe(1)
  })

  test('a break that somebody always answers is never asked about', async () => {
    const team = await withBreak()
    expect(isAsked(await pass(team, 14, 0, () => team.say('[Done]', BOB)))).toBe(0)
  })

  test('also in private, after putting it off', async () => {
    const team = await withBreak()
    const puttingOff = async (index: number) => {
      if (index !== 5) return
      const later = team.button('Later')
      await team.press({ ...later, text: `${later.text} 10` }, BOB)
      await team.wait('2026-11-25T15:10')
      await team.say('[Done]', { ...BOB, place: team.chat.seen().at(-1)?.place } as Somebody)
    }
    expect(isAsked(await pass(team, 6, 0, puttingOff))).toBe(0)
  })

  test('of prompts close together, a newer one that is still open counts', async () => {
    const team = await withBreak('every day every 10 minutes from 9:10 to 17:00')
    for (const clock of ['09:10', '09:20', '09:30', '09:40', '09:50', '10:00', '10:10']) {
      await team.wait(`2026-11-23T${clock}`)
    }
    await team.say('[Done]', BOB)
    // The sixth closes.
    expect(isAsked(await team.wait('2026-11-23T10:25'))).toBe(0)
  })

  test('of those, none that is open and not answered counts against them', async () => {
    const team = await withBreak('every day every 10 minutes from 9:10 to 17:00')
    const posted: string[] = []
    for (const clock of ['09:10', '09:20', '09:30', '09:40', '09:50', '10:00', '10:10', '10:20']) {
      posted.push(...(await team.wait(`2026-11-23T${clock}`)))
    }
    expect(isAsked(posted)).toBe(0)
    expect(isAsked(await team.wait('2026-11-23T10:25'))).toBe(1)
  })
})

describe('what can be answered', () => {
  async function asked(when?: string, who: Somebody = ADA): Promise<Team> {
    const team = await withBreak(when, who)
    await pass(team, 6)
    return team
  }

  test('yes: it comes less often from then on', async () => {
    const team = await asked()
    expect(first(await team.say('[Yes, fewer]'))).toBe('Break 1 is changed')
    expect((await listed(team))[0]).toContain('weekdays at 15:00')
    expect(await team.wait('2026-11-26T10:30')).toEqual([])
    expect(await team.wait('2026-11-26T15:00')).toHaveLength(1)
  })

  test('keep it: it stays, and is not asked about again', async () => {
    const team = await asked()
    expect(await team.say('[Keep it as it is]', BOB)).toBe(
      'Break 1 stays as it is\n\nIt goes on as before. I ask that about a break once at most.',
    )
    expect((await listed(team))[0]).toContain('weekdays at 10:30 and 15:00')
    expect(isAsked(await pass(team, 8, 6))).toBe(0)
  })

  test.each([
    ['Yes, fewer', 'That break stays as it is'],
    ['Pause it', 'That break stays as it is'],
    ['Remove it', 'That break stays as it is'],
  ])('"%s" by whoever may not change it: %s', async (label, title) => {
    const team = await asked()
    expect(first(await team.say(`[${label}]`, BOB))).toBe(title)
    expect((await listed(team))[0]).toContain('weekdays at 10:30 and 15:00')
  })

  test('nothing: it goes on', async () => {
    const team = await asked()
    expect(await team.wait('2026-11-26T10:30')).toHaveLength(1)
  })

  test('alone it is asked alone', async () => {
    const team = await asked(undefined, ADA_ALONE)
    expect(lastOf(team, ADA_ALONE.place)).toContain('of your break 1 passed without an answer')
    expect(standing(team)).toEqual([])
    expect(first(await team.say('[Yes, fewer]', ADA_ALONE))).toBe('Your break 1 is changed')
  })
})

test.each([
  ['once a week', 'mondays at 10:30', 'Is this break still good?'],
  ['three days a week', 'mondays, wednesdays and fridays at 10:30', ASKS],
])('%s', async (_, when, title) => {
  const team = await withBreak(when)
  const posted: string[] = []
  for (let day = 0; day < 42 && posted.length === 0; day++) {
    const date = Temporal.PlainDate.from('2026-11-23').add({ days: day })
    await team.wait(`${date}T10:30`)
    posted.push(...(await team.wait(`${date}T10:55`)))
  }
  expect(posted).toEqual([`in here: ${title}`])
})
