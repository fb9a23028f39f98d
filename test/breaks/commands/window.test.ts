import { describe, expect, test } from 'vitest'
import { choicesOf, type Invocation } from '../../../src/document.ts'
import { directPlace } from '../../../src/place.ts'
import { plainText } from '../../../src/plain.ts'
import { KNOWLEDGE } from '../../knowledge.ts'
import { HERE } from '../../places.ts'
import { ADA, BOB, BOSS, createTeam, EVE, first, GUEST, lastOf, standing, type Team } from '../team.ts'

const PEOPLE = [ADA, BOB, EVE, GUEST, BOSS]

async function withBreak(when = 'weekdays at 10:30; at a desk'): Promise<Team> {
  const team = await createTeam({ at: '2026-11-23T09:00' })
  await team.say(`/breaks confirm add ${when}`)
  return team
}

/** Lets so many different people do the prompt that was just posted. */
async function doneBy(team: Team, count: number, done: Invocation = team.button('Done')): Promise<void> {
  for (const who of PEOPLE.slice(0, count)) await team.press(done, who)
}

const buttonsOf = (team: Team) => choicesOf(standing(team).at(-1) ?? []).map(({ label }) => label)
/** The lines of a message that say something of its own, without the exercise. */
const linesOf = (text: string) => text.split('\n\n').slice(1)

describe('a prompt is a window, not an alarm', () => {
  test.each([
    ['2026-11-23T10:30', '10:55', 'in time'],
    ['2026-11-23T10:30:40', '10:55', 'within its minute'],
    ['2026-11-23T10:37', '11:02', 'seven minutes late, its window is as long as ever'],
    ['2026-11-23T11:00', '11:25', 'as late as it may be'],
  ])('posted at %s, it can be done until %s: %s', async (at, until) => {
    const team = await withBreak()
    expect(await team.wait(at)).toHaveLength(1)
    expect(linesOf(lastOf(team))).toContain(`Any time until ${until} (Europe/Berlin).`)
  })

  test.each([
    ['weekdays at 10:30 London time', '10:55 (Europe/London)'],
    ['weekdays at 17:00 Kathmandu time', '17:25 (Asia/Kathmandu)'],
  ])('%s: until %s, by its own clock', async (when, until) => {
    const team = await withBreak(when)
    await team.wait(when.includes('London') ? '2026-11-23T11:30' : '2026-11-23T12:15')
    expect(linesOf(lastOf(team))).toContain(`Any time until ${until}.`)
  })

  test('with a button for everything that can be said to it', async () => {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    expect(buttonsOf(team)).toEqual(['Done', 'Swap', 'Later', 'Not today', 'More about it'])
  })
})

describe('its message is edited in place, a few seconds after somebody did it', () => {
  test.each([
    [0, ''],
    [1, ''],
    [2, ''],
    [3, ' 3 stretched so far.'],
    [5, ' 5 stretched so far.'],
  ])('%i: "Any time until 10:55 (Europe/Berlin).%s"', async (count, more) => {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    const before = lastOf(team)
    await doneBy(team, count)
    expect(lastOf(team)).toBe(before)
    expect(await team.wait('2026-11-23T10:30:03')).toEqual([])
    const line = 'Any time until 10:55 (Europe/Berlin).'
    expect(lastOf(team)).toBe(before.replace(line, `${line}${more}`))
    // Where it reads the same it is not even edited, since everybody would see that.
    expect(team.chat.seen().map(({ edits }) => edits)).toEqual([more === '' ? 0 : 1])
    expect(buttonsOf(team)).toEqual(['Done', 'Swap', 'Later', 'Not today', 'More about it'])
  })

  test.each([
    ['the third one did not after all', 3, ['Not today'], ''],
    ['one of four did not', 4, ['Not today'], ' 3 stretched so far.'],
    ['one of three says so again', 3, ['Done'], ' 3 stretched so far.'],
    ['one of three did not, and then did', 3, ['Not today', 'Done'], ' 3 stretched so far.'],
  ])('and again where %s', async (_, count, labels, more) => {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    const buttons = Object.fromEntries(['Done', 'Not today'].map((label) => [label, team.button(label)]))
    await doneBy(team, count)
    await team.wait('2026-11-23T10:31')
    for (const label of labels) await team.press(buttons[label] as Invocation, EVE)
    await team.wait('2026-11-23T10:32')
    expect(linesOf(lastOf(team))).toContain(`Any time until 10:55 (Europe/Berlin).${more}`)
  })

  test('many who press at once cost one edit', async () => {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    await doneBy(team, 5)
    await team.wait('2026-11-23T10:30:03')
    await team.wait('2026-11-23T10:40')
    expect(team.chat.seen().map(({ edits }) => edits)).toEqual([1])
  })
})

describe('at the end of its window it closes', () => {
  const NEXT = 'The next one comes Tue 24 Nov 2026, 10:30 (Europe/Berlin).'

  test.each([
    [0, [NEXT], 'nobody is not told'],
    [1, [NEXT], 'nor one'],
    [2, [NEXT], 'nor two'],
    [3, ['3 stretched.', NEXT], 'three are'],
  ])('with %i who did it: %j, since %s', async (count, lines) => {
    const team = await withBreak()
    const [posted = ''] = await team.wait('2026-11-23T10:30')
    await doneBy(team, count)
    expect(await team.wait('2026-11-23T10:55')).toEqual([])
    expect(first(lastOf(team))).toBe(`Over for now: ${posted.split(': ').at(-1)}`)
    expect(linesOf(lastOf(team))).toEqual(lines)
    expect(buttonsOf(team)).toEqual(['More about it'])
  })

  test('not a second sooner, and then never changes again', async () => {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30:10')
    await team.wait('2026-11-23T10:55:09')
    expect(lastOf(team)).toContain('Stop if')
    await team.wait('2026-11-23T10:55:10')
    expect(lastOf(team)).not.toContain('Stop if')
    expect(lastOf(team)).not.toMatch(/^1\. /m)
    await team.wait('2026-11-23T18:00')
    expect(team.chat.seen().map(({ edits }) => edits)).toEqual([1])
  })

  test('also after a restart, late as that may be', async () => {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    await doneBy(team, 3)
    await team.another().wait('2026-11-23T13:07')
    expect(first(lastOf(team))).toMatch(/^Over for now: /)
    expect(linesOf(lastOf(team))).toEqual(['3 stretched.', NEXT])
  })

  test('sooner where the page of its exercise is gone after a restart, and its buttons go on as they can', async () => {
    const team = await withBreak()
    const [posted = ''] = await team.wait('2026-11-23T10:30')
    const [done, swap, later] = ['Done', 'Swap', 'Later'].map((label) => team.button(label)) as [
      Invocation,
      Invocation,
      Invocation,
    ]
    const name = posted.split(': ').at(-1)
    const after = team.another({
      ...KNOWLEDGE,
      exercises: KNOWLEDGE.exercises.filter((page) => page.name !== name),
    })
    expect(first(await after.press(swap, BOB))).toBe('Why another one?')
    expect(first(await after.say('[Did it already]', BOB))).toMatch(/^Instead: /)
    await after.press({ ...later, text: `${later.text} 10` }, BOB)
    await doneBy(after, 3, done)
    await after.wait('2026-11-23T10:31')
    expect(first(lastOf(team))).toMatch(/^Over for now: /)
    expect(linesOf(lastOf(team))[0]).toBe('3 stretched.')
    expect(buttonsOf(team)).toEqual([])
    expect(await after.wait('2026-11-23T10:40')).toEqual([expect.stringMatching(/^to bob: /)])
    expect(lastOf(after, directPlace(HERE, 'bob'))).not.toContain(String(name))
  })

  test('without a word of a next one where none comes', async () => {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    await team.say('/breaks pause')
    await team.wait('2026-11-23T10:55')
    expect(linesOf(lastOf(team))).toEqual([])
  })
})

describe('where its break is removed it closes at once', () => {
  const SAYS = [
    'This break was removed',
    'There is nothing left to answer here, and it does not come again.',
  ].join('\n\n')

  async function removed(): Promise<Team> {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    await doneBy(team, 3)
    await team.wait('2026-11-23T10:31')
    await team.say('/breaks confirm remove 1')
    return team
  }

  test('and says so, without a button; nothing of it comes any more', async () => {
    const team = await removed()
    expect(await team.wait('2026-11-23T10:31:01')).toEqual([])
    expect([lastOf(team), buttonsOf(team)]).toEqual([SAYS, []])
    expect(await team.wait('2026-11-25T10:30')).toEqual([])
    // That three had done it, and that it is removed.
    expect(team.chat.seen().map(({ edits }) => edits)).toEqual([2])
  })

  test('also after a restart, late as that may be', async () => {
    const team = await removed()
    await team.another().wait('2026-11-23T13:07')
    expect(lastOf(team)).toBe(SAYS)
  })

  test('also what somebody put off, who alone has it before them', async () => {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    await team.say('/breaks later 10', BOB)
    await team.wait('2026-11-23T10:40')
    await team.say('/breaks confirm remove 1')
    await team.wait('2026-11-23T10:40:01')
    expect([lastOf(team), lastOf(team, directPlace(HERE, 'bob'))]).toEqual([SAYS, SAYS])
  })

  test('but where somebody is forgotten, nobody knows any more where it stood', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add weekdays at 10:30; at a desk', {
      ...ADA,
      place: directPlace(HERE, 'ada'),
    })
    await team.wait('2026-11-23T10:30')
    const before = lastOf(team, directPlace(HERE, 'ada'))
    await team.say('/limber forget yes')
    await team.wait('2026-11-23T10:55')
    expect(lastOf(team, directPlace(HERE, 'ada'))).toBe(before)
  })

  test('and what is closed already stays as it is', async () => {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    await team.wait('2026-11-23T10:55')
    const before = lastOf(team)
    await team.say('/breaks confirm remove 1')
    await team.wait('2026-11-23T10:56')
    expect(lastOf(team)).toBe(before)
  })
})

describe('what is pressed below it afterwards does no harm', () => {
  const LABELS = ['Done', 'Swap', 'Later', 'Not today'] as const

  async function afterwards(at: string, label: (typeof LABELS)[number]) {
    const team = await withBreak()
    await team.wait('2026-11-23T10:30')
    const button = team.button('Done')
    await doneBy(team, 3)
    const id = button.text.split(' ').at(-1) ?? ''
    const pressed = {
      Done: button,
      Swap: { command: 'breaks', text: `swap ${id} camera on` },
      Later: { command: 'breaks', text: `later ${id} 10` },
      'Not today': { command: 'breaks', text: `not-today ${id}` },
    }[label]
    await team.wait('2026-11-23T10:55')
    const before = lastOf(team)
    await team.wait(at)
    const [kept] = await team.store.breaksOf('ada')
    const text = await team.press(pressed, BOB)
    await team.wait('2026-11-24T09:59')
    return { team, kept, before, text }
  }

  test.each(LABELS.flatMap((label) => ['2026-11-23T11:30', '2026-11-24T09:00'].map((at) => [label, at])))(
    '%s at %s: the message stays closed, and the break as it is',
    async (label, at) => {
      const { team, kept, before } = await afterwards(at, label as (typeof LABELS)[number])
      expect(standing(team).map((document) => plainText(document))).toEqual([before])
      expect(await team.store.breaksOf('ada')).toEqual([kept])
      expect(await team.wait('2026-11-24T10:30')).toHaveLength(1)
    },
  )

  test.each([
    ['Done', '2026-11-23T11:30', 'Well done', 'whoever did it a little later did it'],
    ['Done', '2026-11-24T09:00', 'That one is over', 'yesterday nobody means any more'],
    ['Later', '2026-11-24T09:00', 'That one is over', 'nor puts it off'],
    ['Not today', '2026-11-24T09:00', 'That one is over', 'today is another day'],
  ] as const)('%s at %s → "%s", since %s', async (label, at, title, _) => {
    const { text } = await afterwards(at, label)
    expect(first(text)).toBe(title)
  })
})
