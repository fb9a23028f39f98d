import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FEWEST } from '../../../src/breaks/few.ts'
import { choicesOf, type Document, type Invocation } from '../../../src/document.ts'
import { directPlace } from '../../../src/place.ts'
import { plainText } from '../../../src/plain.ts'
import { HERE, THERE } from '../../places.ts'
import { createTeam, type Somebody, type Team } from '../team.ts'

/** Ids that nothing else is called. */
const PEOPLE: readonly Somebody[] = [
  { person: 'U1-ada', administers: true },
  { person: 'U2-bob' },
  { person: 'U3-eve' },
  { person: 'U4-gus', isGuest: true },
  { person: 'U5-dan' },
]
const PLACES = ['here', 'there', 'alone'] as const
const SIGN = 'I have crushing chest pain'

const TYPED = [
  '/breaks confirm add every day at 10:30; at a desk',
  '/breaks confirm add every 20 minutes from 9:00 to 12:00; anything',
  '/breaks confirm add every day at 9:30 and 10:00; at a desk; for me',
  '/breaks confirm add weekdays every 15 minutes from 9:00 to 10:30; anything; with care for vertigo; for me',
  '/breaks confirm remove 1',
  '/breaks confirm remove my 1',
  ...['pause 1 for 1 hour', 'pause 1', 'resume 1', 'skip 1', 'skip 1 tomorrow', 'change 1 weekdays at 9:40'],
  ...['week 1 on', 'week 1 off', 'week 1', 'week my 1 on', 'me', 'keep 1', 'list', 'preview 1', 'test 1'],
  ...['done', 'not-today', 'later', 'later 10', 'later 30', 'swap', 'swap hurts', 'swap 1 did it already'],
]
  .map((typed) => (typed.startsWith('/') ? typed : `/breaks ${typed}`))
  .concat(
    ['/limber mydata', '/limber privacy', '/limber forget yes', '/stretch cat-cow', SIGN, 'start over'],
    ['not today', 'snooze 10 minutes', 'remind me in 30 minutes', 'remind us on weekdays at 10', 'yes', 'no'],
    [
      'stop the breaks',
      'pause my breaks until monday',
      'what helps my upper back',
      'I am pregnant',
      'thanks',
    ],
  )

const who = fc.constantFrom(...PEOPLE)
const where = fc.constantFrom(...PLACES)
const isOther = fc.boolean()
const hostile = fc
  .tuple(
    fc.constantFrom('done', 'later', 'swap', 'not-today', 'week', 'keep', 'add', ''),
    fc.string({ unit: 'binary' }),
  )
  .map(([part, rest]) => `/breaks ${part} ${rest}`)
const said = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...TYPED) }, { weight: 1, arbitrary: hostile })
const waits = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(3, 60, 5 * 60, 10 * 60, 20 * 60, 25 * 60) },
  { weight: 1, arbitrary: fc.constantFrom(2 * 3600, 24 * 3600, 3 * 24 * 3600) },
)

/** Something that happens in a team. The second bot is another process on the same store. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('say' as const), who, where, isOther, text: said }),
  },
  {
    weight: 6,
    // Most often what was seen last.
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      who,
      where,
      isOther,
      back: fc.oneof(fc.nat(12), fc.nat()),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('all done' as const),
      isOther,
      count: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait' as const), isOther, seconds: waits }) },
)

/** What is there to begin with. */
const BEGINS: readonly (readonly [Somebody, (typeof PLACES)[number], string])[] = [
  [
    { person: 'U1-ada' },
    'here',
    '/breaks confirm add weekdays every 20 minutes from 9:00 to 17:00; at a desk',
  ],
  [{ person: 'U1-ada' }, 'here', '/breaks week 1 on'],
  [{ person: 'U2-bob' }, 'there', '/breaks confirm add every day at 9:10, 9:20 and 12:00; anything'],
  [
    { person: 'U3-eve' },
    'alone',
    '/breaks confirm add every day every 30 minutes from 9:00 to 17:00; anything',
  ],
]

/** How many people a message says there were, in words and in pictures. */
function numbersIn(document: Document): readonly number[] {
  const text = `${plainText(document)}\n${JSON.stringify(document)}`
  const patterns = [
    /(\d+) stretched/g,
    /: (\d+) in one break/g,
    /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d+)(?=[,.])/g,
  ]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, number]) => Number(number)))
}

/** What everybody in a channel may read holds nobody's name, and no number that would be one. */
function expectDiscreet(team: Team): void {
  for (const { place, document } of team.chat.seen()) {
    if (place.isDirect) continue
    const text = JSON.stringify(document)
    expect(PEOPLE.filter(({ person }) => text.includes(person))).toEqual([])
    expect(numbersIn(document).filter((number) => number < FEWEST || number > PEOPLE.length)).toEqual([])
  }
}

const isOpenPrompt = (document: Document) => choicesOf(document).some(({ label }) => label === 'Not today')

test('whatever a team says, presses and waits for: nothing breaks, nobody is named, and each prompt is seen once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80, size: 'max' }), async (steps) => {
      const team = await createTeam({ at: '2026-11-23T08:55' })
      const other = team.another()
      const pressable: Invocation[] = []
      /** Until when each is sent nothing, in ms since 1970. */
      const spared = new Map<string, number>()
      const passed = (seconds: number) => {
        const now = Temporal.Instant.fromEpochMilliseconds(team.ports.now()).add({ seconds })
        return now.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString()
      }
      const seat = (one: Somebody, place: (typeof PLACES)[number]): Somebody => ({
        ...one,
        place: { here: HERE, there: THERE, alone: directPlace(HERE, one.person) }[place],
      })

      async function wait(bot: Team, seconds: number): Promise<void> {
        const before = team.chat.seen().length
        await bot.wait(passed(seconds))
        for (const { place, document } of team.chat.seen().slice(before)) {
          pressable.push(...choicesOf(document).map(({ run }) => run))
          const isHeld = place.isDirect && (spared.get(place.channel) ?? 0) > team.ports.now()
          expect(isHeld && isOpenPrompt(document)).toBe(false)
        }
        expectDiscreet(team)
      }

      for (const [one, place, typed] of BEGINS) await team.say(typed, seat(one, place))
      for (const one of steps) {
        const bot = one.isOther ? other : team
        if (one.do === 'wait') {
          await wait(bot, one.seconds)
          continue
        }
        if (one.do === 'all done') {
          for (const person of PEOPLE.slice(0, one.count)) await bot.say('/breaks done', person)
          continue
        }
        const asker = seat(one.who, one.where)
        if (one.do === 'press') {
          const run = pressable.at(-1 - (one.back % Math.max(1, pressable.length)))
          if (run !== undefined) await bot.press(run, asker)
        } else {
          await bot.say(one.text, asker)
          if (one.text === SIGN) spared.set(asker.person, team.ports.now() + 24 * 3600_000)
          if (one.text === 'start over' || one.text === '/limber forget yes') spared.delete(asker.person)
        }
        pressable.push(...bot.buttons().map((label) => bot.button(label)))
      }

      // Whatever stands there closes, unless its break is gone.
      for (const seconds of [3, 60, 1800, 3 * 3600]) await wait(team, seconds)
      const seen = team.chat.seen()
      expect(new Set(seen.map(({ delivery }) => delivery)).size).toBe(seen.length)
      for (const { delivery, document } of seen) {
        const prompt = await team.store.prompt(delivery)
        const isOver = prompt !== undefined && prompt.closesAt <= team.ports.now()
        expect(isOver && isOpenPrompt(document)).toBe(false)
      }
    }),
    { numRuns: RUNS },
  )
}, 120_000)

/** Each makes a bot of its own, which takes longer than all that is said to it. */
const RUNS = 25
