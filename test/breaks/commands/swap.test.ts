import { describe, expect, test } from 'vitest'
import { SWAP_REASONS } from '../../../src/breaks/swap.ts'
import { plainWords } from '../../../src/knowledge/text.ts'
import { plainText } from '../../../src/plain.ts'
import { KNOWLEDGE } from '../../knowledge.ts'
import { HERE } from '../../places.ts'
import {
  ADA,
  ADA_ALONE,
  BOB,
  BOSS,
  createTeam,
  first,
  GUEST,
  lastOf,
  standing,
  type Somebody,
} from '../team.ts'

/** A team whose prompt of 10:30, which Ada set up, was just posted; the last button pressed is that for another one. */
async function withPrompt(when = 'every day at 10:30; anything', rights: 'members' | 'everyone' = 'members') {
  const team = await createTeam({ at: '2026-11-23T09:00', rights })
  await team.say(`/breaks confirm add ${when}`)
  const [posted = ''] = await team.wait('2026-11-23T10:30')
  const swap = team.button('Swap')
  return { team, name: posted.split(': ').at(-1) ?? '', swap, id: swap.text.split(' ')[1] ?? '' }
}

const nameIn = (text: string) => first(text)?.split(': ').at(-1) ?? ''
const idOf = (name: string) => KNOWLEDGE.exercises.find((page) => page.name === name)?.id ?? name

describe('swap', () => {
  test('asks why, and shows another one to who asked alone', async () => {
    const { team, name, swap } = await withPrompt('weekdays at 10:30; at a desk')
    expect(await team.press(swap, BOB)).toBe(
      'Why another one?\n\nChoose a reason, or write it behind the command: "/breaks swap 1 no wall".',
    )
    expect(team.buttons()).toEqual(expect.arrayContaining(['It hurts', 'Did it already']))
    const instead = await team.say('[Did it already]', BOB)
    expect(first(instead)).toMatch(/^Instead: /)
    expect(nameIn(instead)).not.toBe(name)
    expect(instead).toContain('Stop if')
    expect(team.buttons()).toEqual(['Done', 'Another one', 'More about it'])
    // What stands in the channel is nobody's business but the channel's.
    expect(await team.wait('2026-11-23T10:31')).toEqual([])
    expect(standing(team).map((document) => nameIn(plainText(document)))).toEqual([name])
    expect(team.chat.seen().map(({ edits }) => edits)).toEqual([0])
  })

  test('whose Done counts for the prompt', async () => {
    const { team, swap } = await withPrompt()
    for (const who of [ADA, BOB, GUEST]) {
      await team.press(swap, who)
      await team.say('[Did it already]', who)
      expect(first(await team.say('[Done]', who))).toBe('Well done')
    }
    await team.wait('2026-11-23T10:31')
    expect(lastOf(team)).toContain('3 stretched so far.')
  })

  test.each(SWAP_REASONS)(
    '"%s" again and again: none comes twice, and then it is said that none is left',
    async (reason) => {
      const { team, name, id } = await withPrompt()
      const seen = [name]
      let text = await team.say(`/breaks swap ${id} ${reason}`)
      while (text.startsWith('Instead')) {
        seen.push(nameIn(text))
        const { text: another } = team.button('Another one')
        text = await team.say(`/breaks ${another.replace(id, `${id} ${reason}`)}`)
      }
      expect(first(text)).toBe(reason === 'hurts' ? 'Stop for today' : 'Nothing else fits')
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBeGreaterThan(3)
    },
  )

  test.each([
    ['55dd425f-5369-40c3-9b52-8ab7834e433f', 'kneeling-thoracic-extension', 'a fever of 40'],
    ['99d14d05-473a-4041-8667-2dbe2d662010', 'standing-thoracic-rotation', 'the same'],
    ['2b7ce29c-9aac-4075-8ddd-e2632dcd8b5d', 'mid-trap-raise', 'the same'],
  ])('no id of a prompt is taken for a warning sign: in %s, before %s, stands %s', async (id, page) => {
    const { team } = await withPrompt()
    expect(first(await team.say(`/breaks swap ${id} camera on; not ${page}`))).toBe(
      'I do not know that one any more',
    )
  })

  test('no name of an exercise is taken for a warning sign', async () => {
    const { team, id } = await withPrompt()
    for (const { id: page } of KNOWLEDGE.exercises) {
      expect([page, first(await team.say(`/breaks swap ${id} camera on; not ${page}`))]).toEqual([
        page,
        expect.stringMatching(/^(?:Instead: |Nothing else fits)/),
      ])
    }
  })

  test.each([
    ['camera on; not cobra; my chest hurts and I cannot breathe', 'Please get help now'],
    ['hurts, and my arm is numb since the fall', 'Please have this looked at first'],
  ])('a sign behind a reason is heard: "%s"', async (rest, title) => {
    const { team, id } = await withPrompt()
    expect(first(await team.say(`/breaks swap ${id} ${rest}`))).toBe(title)
  })
})

describe('where it hurts', () => {
  test('first comes when to stop and see somebody, and the warning signs in reach', async () => {
    const { team, swap } = await withPrompt('every day at 10:30; at a desk')
    await team.press(swap, BOB)
    const text = await team.say('[It hurts]', BOB)
    expect(text.split('\n\n')[1]).toBe(
      'Stop the other one for today. If it is sharp, spreads or still hurts tomorrow, please see a clinician. Chest pain, trouble breathing, or something going numb or weak: get help now.',
    )
    expect(team.buttons()).toEqual(['Warning signs', 'Done', 'Another one', 'More about it'])
    expect(first(await team.say('[Warning signs]', BOB))).toBe('Any of these?')
  })

  test('who may show it to all has both', async () => {
    const { team, id } = await withPrompt()
    await team.say(`/breaks swap ${id} hurts`, ADA)
    expect(team.buttons()).toEqual([
      'Warning signs',
      'Done',
      'Another one',
      'Show it to all',
      'More about it',
    ])
  })
})

describe('shown to all', () => {
  const LABEL = 'Show it to all'

  async function swapped(who: Somebody, rights: 'members' | 'everyone' = 'members') {
    const prompt = await withPrompt('every day at 10:30; anything', rights)
    const text = await prompt.team.say(`/breaks swap ${prompt.id} did it already`, who)
    return { ...prompt, instead: nameIn(text) }
  }

  test.each<[string, Somebody, boolean, 'members' | 'everyone']>([
    ['who set it up', ADA, true, 'members'],
    ['who administers the place', BOSS, true, 'members'],
    ['another member', BOB, false, 'members'],
    ['a guest', GUEST, false, 'members'],
    ['a guest, where everyone may', GUEST, true, 'everyone'],
  ])('by %s: %o → %s', async (_, who, may, rights) => {
    const { team, id, name, instead } = await swapped(who, rights)
    expect(team.buttons().includes(LABEL)).toBe(may)
    const text = await team.say(`/breaks swap ${id} for all: ${idOf(instead)}`, who)
    expect(first(text)).toBe(may ? `All see ${instead} now` : 'It stays as it is')
    await team.wait('2026-11-23T10:30:03')
    expect(nameIn(lastOf(team))).toBe(may ? instead : name)
  })

  test('it stands in the message with its own steps, and everything else as it was', async () => {
    const { team, name, instead } = await swapped(ADA)
    const before = lastOf(team)
    expect(await team.say(`[${LABEL}]`)).toBe(
      `All see ${instead} now\n\nThe message changes within a few seconds.`,
    )
    expect(await team.wait('2026-11-23T10:30:03')).toEqual([])
    const after = lastOf(team)
    const [title, why, window] = after.split('\n\n')
    expect([title, why, window]).toEqual([
      first(before)?.replace(name, instead),
      `In the place of ${name}.`,
      'Any time until 10:55 (Europe/Berlin).',
    ])
    const page = KNOWLEDGE.exercises.find((one) => one.name === instead)
    for (const step of page?.steps ?? []) expect(after).toContain(plainWords(step))
    expect(page?.steps.length).toBeGreaterThan(0)
    expect(team.chat.seen().map(({ edits }) => edits)).toEqual([1])
  })

  test('pressed twice it is the same', async () => {
    const { team, name, instead, id } = await swapped(ADA)
    for (let pressed = 0; pressed < 2; pressed++) {
      const text = await team.say(`/breaks swap ${id} for all: ${idOf(instead)}`)
      expect(first(text)).toBe(`All see ${instead} now`)
      await team.wait(`2026-11-23T10:3${pressed + 1}`)
      expect(lastOf(team)).toContain(`In the place of ${name}.`)
    }
  })

  test('the rotation goes on from it, and brings what was swapped again in its turn', async () => {
    const { team, instead, name } = await swapped(ADA)
    await team.say(`[${LABEL}]`)
    const shown = await team.store.shownIn(HERE, 9)
    expect(shown.map(({ exercise }) => exercise)).toEqual([idOf(instead)])
    const fit = KNOWLEDGE.exercises.length
    const names: string[] = []
    for (let day = 1; !names.includes(name) && day <= fit; day++) {
      const date = Temporal.PlainDate.from('2026-11-23').add({ days: day })
      names.push(...(await team.wait(`${date}T10:30`)).map((line) => nameIn(line)))
    }
    expect(names).toContain(name)
    expect(names).not.toContain(instead)
  })

  test('whoever asks for another one then gets neither', async () => {
    const { team, instead, name, id } = await swapped(ADA)
    await team.say(`[${LABEL}]`)
    const text = await team.say(`/breaks swap ${id} did it already; not ${idOf(name)}, ${idOf(instead)}`, BOB)
    expect([name, instead]).not.toContain(nameIn(text))
    expect(first(text)).toMatch(/^Instead: /)
  })

  test('is refused once the window is over', async () => {
    const { team, instead, id } = await swapped(ADA)
    await team.wait('2026-11-23T10:55')
    const before = lastOf(team)
    expect(first(await team.say(`/breaks swap ${id} for all: ${idOf(instead)}`))).toBe('That one is over')
    await team.wait('2026-11-23T10:57')
    expect(lastOf(team)).toBe(before)
    await team.say(`/breaks swap ${id} camera on`)
    expect(team.buttons()).not.toContain(LABEL)
  })

  test.each([
    ['what lies down, at a desk', 'it must suit the break', 'sphinx'],
    ['what there is not', 'it is no page', 'no-such-exercise'],
    ['mark-up', 'it is no page', '<script>alert(1)</script>'],
    ['a mention', 'it is no page', '@everyone'],
    ['another folder', 'it is no page', '../../etc/passwd'],
    ['a property of everything', 'it is no page', '__proto__'],
    ['very much', 'it is no page', 'x'.repeat(1500)],
  ])('is refused with %s: %s', async (_, __, page) => {
    const { team, id } = await withPrompt('every day at 10:30; at a desk')
    const before = lastOf(team)
    const text = await team.say(`/breaks swap ${id} for all: ${page}`)
    expect(text).toBe('It stays as it is\n\nThat exercise does not suit what this break asks for.')
    await team.wait('2026-11-23T10:31')
    expect(lastOf(team)).toBe(before)
  })

  test.each([
    ['two words', 'for all: cat cow', 'I know no reason "for all: cat cow".'],
    ['nothing', 'for all:', 'I know no reason "for all:".'],
    ['a mention', 'for <@everyone>', 'I know no reason "for everyone".'],
  ])('%s is no exercise, and asked back as it can be said', async (_, rest, says) => {
    const { team, id } = await withPrompt()
    expect(await team.say(`/breaks swap ${id} ${rest}`)).toContain(says)
  })

  test('what came to one alone is shown to nobody else', async () => {
    const { team, id, name } = await withPrompt()
    await team.say(`/breaks later ${id} 10`, ADA)
    expect(await team.wait('2026-11-23T10:40')).toEqual([expect.stringMatching(/^to ada: /)])
    const own = team.button('Swap')
    const text = await team.press({ ...own, text: `${own.text} did it already` }, ADA_ALONE)
    expect(team.buttons()).not.toContain(LABEL)
    const instead = idOf(nameIn(text))
    expect(await team.press({ ...own, text: `${own.text} for all: ${instead}` }, ADA_ALONE)).toBe(
      'It stays as it is\n\nThat one came to you alone.',
    )
    await team.wait('2026-11-23T10:42')
    expect([nameIn(lastOf(team)), nameIn(lastOf(team, ADA_ALONE.place))]).toEqual([name, name])
  })
})
