import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offersOf } from '../../src/offers.ts'
import { choicesOf } from '../../src/document.ts'
import { plainText } from '../../src/plain.ts'
import { TALK, KNOWLEDGE } from '../knowledge.ts'

/** The level of the sign that answers a text, or "none" for an ordinary answer. */
function levelOf(text: string): string {
  const { understanding } = TALK.ask({ text })
  return understanding.kind === 'safety' ? understanding.found.sign.level : 'none'
}

describe('a warning sign is answered before anything else', () => {
  test.each([
    ['I have chest pain and my upper back hurts', 'emergency', 'chest pain can come from the heart'],
    ['MY CHEST FEELS TIGHT AND MY LEFT ARM HURTS', 'emergency', 'shouting changes nothing'],
    ['my chst hurts real bad', 'emergency', 'one slip in a key word changes nothing'],
    ['cant catch my breath and my back aches', 'emergency', 'breathlessness'],
    ['my legs keep giving way and my mid back hurts', 'emergency', 'weak legs may be the spinal cord'],
    ['back pain and i cant pee', 'emergency', 'bladder'],
    ['numb between my legs since last night', 'emergency', 'saddle numbness'],
    ['car crash yesterday, upper back pain', 'emergency', 'a bad accident'],
    ['stiff neck and a fever of 39', 'emergency', 'stiff neck with fever'],
    ['neck pain and my arm went weak', 'emergency', 'a newly weak limb'],
    ['upper back pain and fever since monday', 'urgent', 'fever with back pain'],
    ['had breast cancer and now my mid back hurts', 'urgent', 'a history of cancer'],
    ['tingling fingers and a knot in my upper back', 'soon', 'a nerve in the neck'],
    ['im pregnant and my upper back hurts', 'soon', 'pregnancy with pain'],
    ['i dont want to be here anymore', 'crisis', 'a wish to die comes before everything'],
    [
      'which stretch for chest pain? I think it is just muscular',
      'emergency',
      'nobody is talked out of calling',
    ],
    ['no chest pain\nbut my left arm\nis numb and my jaw aches', 'emergency', '"no" ends with its line'],
    ['ich habe Schmerzen\nin der Brust', 'emergency', 'a line may end anywhere, in every language'],
    ['my stiff neck: day 3\n- fever\n- I cannot look down', 'emergency', 'a list'],
    ['cat cow please, also my legs went numb', 'emergency', 'the name of an exercise changes nothing'],
    ['no fever, but my leg went weak and my back hurts', 'emergency', '"no" reaches as far as "but"'],
    ['no cough, no fever, chest pain', 'emergency', '"no" ends at a comma'],
    ['not feeling well, chest pain since an hour', 'emergency', '"not" belongs to something else'],
    ['no relief from the chest pain', 'emergency', '"no" denies the relief'],
    ['i dont know why my chest hurts', 'emergency', 'not to know is no denial'],
    ['never had chest pain like this before', 'emergency', 'it is there now'],
    ["why doesn't my chest pain go away", 'emergency', 'a question is no denial'],
    ['i do not want to live', 'crisis', 'written without contraction'],
    ["i am not joking, i don't want to be alive", 'crisis', '"not" belongs to something else'],
    ['i can not feel my legs', 'emergency', 'contractions in every form'],
    ['oh no my chest hurts', 'emergency', 'a cry is no denial'],
    ["I don't like this chest pain", 'emergency', 'what is not liked is there'],
    ["didn't have chest pain before today", 'emergency', 'it is new'],
    ["isn't it chest pain", 'emergency', 'a question is no denial'],
    ["don't know if it's muscle or chest pain", 'emergency', '"or" alone makes no list'],
    ["I don't actually want to die but I can't go on", 'crisis', 'nothing about dying is ever denied'],
    ['heavy weight on my chest. which exercise?', 'emergency', 'the next sentence takes nothing back'],
    [
      "tight chest, stretching doesn't help, left arm odd",
      'emergency',
      'what comes after a comma takes nothing back',
    ],
    ['sore chest and sweaty', 'emergency', 'soreness with sweat is no muscle'],
    ['||chest pain||', 'emergency', "hidden behind a platform's spoiler marks"],
    ['pressure in the chest, what stretch helps', 'emergency', 'asking for a stretch takes nothing back'],
  ])('%s → %s: %s', (text, level) => {
    expect(levelOf(text)).toBe(level)
  })
})

describe('ordinary words raise no alarm', () => {
  test.each([
    ['tight chest muscles from bench press, how do i stretch them', 'muscles of the chest'],
    ['this chair is killing me', 'a figure of speech'],
    ['dead bug and dead hang for the back', 'names of exercises'],
    ["I don't have chest pain, only stiff between the shoulder blades", 'said not to be there'],
    ['no fever, no weight loss, just stiff up top after a long flight', 'said not to be there, in a list'],
    ['my bum is numb from the chair and my upper back is stiff', 'a chair, not a nerve'],
    ['hay fever and sore traps', 'hay fever'],
    ['our server crashed and so did my back', 'a crash without an accident'],
    ['knee to chest', 'an exercise with a chest in it'],
    ['upper back has been sore for months', 'only a line in an ordinary answer'],
    ['no fever or chest pain, just a stiff upper back', 'said not to be there, with "or"'],
    ["my legs aren't numb, just a tight back", 'said not to be there, in the middle'],
    ['my chest feels tight from hunching over the laptop', 'muscles of the chest'],
    ['no bladder or bowel problems, stiff back', 'said not to be there, with "or"'],
    ['my kid is heavy and carrying her makes my back ache', 'whose back it is'],
    ["is child's pose good for my upper back", 'a name is no misspelt sign'],
    ['im 65 and want exercises for my upper back', 'an age alone'],
  ])('%s: %s', (text) => {
    expect(levelOf(text)).toBe('none')
  })
})

test('a mild sign adds its line to an ordinary answer', () => {
  const { document, understanding } = TALK.ask({ text: 'my upper back has been sore for months' })
  const persistent = KNOWLEDGE.signs.signs.find(({ id }) => id === 'persistent')
  expect(understanding.kind).toBe('answer')
  expect(document.filter((block) => block.type === 'text').map(({ text }) => text.join(''))).toContain(
    KNOWLEDGE.signs.languages[0]?.whys[persistent?.id ?? ''],
  )
})

test('an emergency among names of exercises is answered as one, without a name or a button', () => {
  const names = KNOWLEDGE.exercises.map(({ name }) => name)
  const piece = fc.oneof(fc.constantFrom(...names), fc.lorem({ maxCount: 4 }))
  const sign = fc.constantFrom('I have chest pain', 'I cannot breathe', 'my legs went numb', 'I want to die')
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }),
      sign,
      fc.array(piece, { maxLength: 6 }),
      (before, sign, after) => {
        const { understanding, document } = TALK.ask({ text: [...before, sign, ...after].join('. ') })
        expect(understanding.kind).toBe('safety')
        expect(choicesOf(document)).toEqual([])
        expect(offersOf(understanding)).toEqual({ exercises: [], causes: [] })
        expect(names.filter((name) => plainText(document).includes(name))).toEqual([])
      },
    ),
    { numRuns: 1_000 },
  )
})

test('a plain sign as a sentence of its own is never lost among other words', () => {
  const plain = ['I have chest pain.', 'I cannot breathe.', 'My legs are numb.', 'I want to die.']
  const around = fc.array(
    fc.constantFrom(...KNOWLEDGE.exercises.map(({ name }) => name), 'please', 'my back is stiff', 'help'),
    {
      maxLength: 6,
    },
  )
  fc.assert(
    fc.property(fc.constantFrom(...plain), around, around, (sign, before, after) => {
      const text = `${before.join(', ')}. ${sign} ${after.join(', ')}`
      expect(['emergency', 'crisis']).toContain(levelOf(text))
    }),
    { numRuns: 500 },
  )
})
