import { describe, expect, test } from 'vitest'
import { kindOf, offersOf } from '../../src/offers.ts'
import { TALK } from '../knowledge.ts'

const ask = (text: string) => TALK.ask({ text }).understanding

describe('each kind of question gets its kind of answer', () => {
  test.each([
    ['what helps upper back stiffness', 'answer', 'a complaint'],
    ['stretch pls', 'answer', 'a wish alone'],
    ['tight pecs', 'answer', 'an area and a feeling alone'],
    ['cat cow', 'exercise', 'a name'],
    ['show me the open book', 'exercise', 'a name in a question'],
    ['make prone cobra harder', 'exercise', 'a variation'],
    ['the one where you lie on your belly and prop on your elbows', 'exercise', 'a description'],
    ['why does my upper back hurt', 'cause', 'a reason is asked'],
    ['what causes pain between the shoulder blades', 'cause', 'a reason is asked'],
    ['how do i prevent neck pain at my computer', 'prevention', 'how to avoid it'],
    ['how many wall angels should i do', 'dosage', 'how many of one'],
    ['how long should i hold a stretch', 'dosage', 'how long in general'],
    ['remind us every weekday at 10:30', 'schedule', 'a break'],
    ['snooze', 'schedule', 'a break'],
    ['good morning', 'help', 'a greeting'],
    ['what can you do', 'help', 'what Limber is'],
    ['thanks!', 'help', 'thanks'],
    ['my knee hurts', 'unknown', 'another part of the body'],
    ['how do i back up my postgres database', 'unknown', 'another meaning of back'],
    ['how can i stretch my budget this month', 'unknown', 'another meaning of stretch'],
    ['is a cobra snake venomous', 'unknown', 'another meaning of cobra'],
    ['what ibuprofen dose for back pain', 'unknown', 'medicines are for pharmacists'],
    ['hmm', 'unknown', 'nothing to go by'],
    ['Stress and tension', 'cause', 'the title of a page'],
    ['prevention', 'prevention', 'the name of a page'],
    ['backpain', 'answer', 'two words in one'],
    ["I don't have osteoporosis, is cobra ok", 'exercise', 'a condition that is not there'],
    ['is it ok to hold my breath during cobra', 'exercise', 'nothing hurts'],
    ['sitting in meetings all day kills my back', 'answer', 'no description of an exercise'],
    ['python developer with a stiff neck', 'answer', 'a foreign word refuses no complaint'],
    ['stiff upper back after football', 'answer', 'a foreign word refuses no complaint'],
    ["I can't sleep, stiff neck", 'answer', '"not" ends at a comma'],
    ['adho mukha svanasana', 'unknown', 'an exercise that is none of ours'],
    ['when should i see a doctor', 'help', 'the page on when to see somebody'],
    ['that did not help at all', 'help', 'no thanks'],
  ])('%s → %s: %s', (text, kind) => {
    expect(kindOf(ask(text))).toBe(kind)
  })
})

describe('the best page comes first', () => {
  test.each([
    ['tight chest muscles', 'doorway-pec-stretch', 'the chest is stretched in a doorway'],
    ['stiff neck', 'neck-flexion', 'the neck has one exercise of its own'],
    ['knot under my shoulder blade', 'scapular-squeeze', 'eases knots there'],
    ['my lats are tight', 'overhead-arm-reach', 'easy and opens the side'],
    ['lower back stiff', 'trunk-rotation', 'made for it'],
    ['upper back stretch i can do at my desk', 'chair-rotation', 'done on a chair'],
    ['strengthen my upper back without a band', 'scapular-squeeze', 'strength, easy, and needs nothing'],
  ])('%s → %s: %s', (text, best) => {
    expect(offersOf(ask(text)).exercises[0]).toBe(best)
  })
})

describe('what cannot be done is left out', () => {
  test.each([
    ['upper back stretch in my office chair', ['cat-cow', 'childs-pose', 'sphinx'], 'no floor on a chair'],
    [
      "stiff upper back but i can't lie on my stomach",
      ['sphinx', 'cobra', 'prone-cobra'],
      'a position refused',
    ],
    [
      'strengthen my upper back, no band',
      ['lat-pulldown', 'trapezius-strengthening'],
      'a thing that is missing',
    ],
    ['what can I do for a stiff neck, I am hypermobile', ['neck-flexion'], 'avoided with the condition'],
    ['something instead of cat cow', ['cat-cow'], 'another was asked for'],
    ['cobra hurts my lower back', ['cobra', 'press-up', 'sphinx'], 'what hurts is no answer, nor its kin'],
    ['anything but cobra for a stiff upper back', ['cobra'], 'refused with "but"'],
    ['not another chair twist please, stiff back', ['chair-rotation'], 'refused'],
    [
      'no wall space, tight chest muscles',
      ['corner-stretch', 'wall-angels', 'arm-slides'],
      'a corner is walls',
    ],
    ['without a band, how do I do lat pulldown', ['lat-pulldown'], 'it cannot be done without'],
    ['my back hurts after doing wall angels', ['wall-angels'], 'what hurts is no answer'],
    ['20 weeks pregnant how do I do cobra', ['cobra', 'sphinx', 'locust'], 'a condition speaks against it'],
    [
      'make cobra easier, im 20 weeks pregnant',
      ['cobra', 'sphinx', 'press-up'],
      'no variation gets around it',
    ],
    ['how many seated forward bends with osteoporosis', ['seated-forward-bend'], 'no dose of it either'],
    ["i can't lie on the floor, stiff mid back", ['press-up', 'sphinx', 'cat-cow'], 'the floor refused'],
    ['no kneeling please, stiff upper back', ['cat-cow', 'childs-pose'], 'hands and knees are knees'],
  ])('%s leaves out %j: %s', (text, out) => {
    const { exercises } = offersOf(ask(text))
    expect(exercises.length).toBeGreaterThan(0)
    expect(exercises.filter((id) => out.includes(id))).toEqual([])
  })
})

test('an answer can say which words led to which page', () => {
  const understanding = ask('stif traps from the laptop')
  if (understanding.kind !== 'answer') throw new Error(understanding.kind)
  const [best] = understanding.exercises
  const reasons = best?.reasons.map(({ words, meaning }) => [words, meaning])
  expect(reasons).toEqual(
    expect.arrayContaining([
      ['traps', 'shoulders'],
      ['stif', 'stiff'],
      ['laptop', 'Long hours at a desk'],
    ]),
  )
})

test('the reasons add up to the points', () => {
  const understanding = ask('stif traps from the laptop, at my desk, I have vertigo')
  if (understanding.kind !== 'answer') throw new Error(understanding.kind)
  for (const { points, reasons } of [...understanding.exercises, ...understanding.causes]) {
    expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBeCloseTo(points)
  }
})

test('the same words give the same answer', () => {
  const text = 'my shoulders are tight from the laptop, what helps'
  expect(TALK.ask({ text })).toEqual(TALK.ask({ text }))
})

describe('a question that points back is about what was said', () => {
  const earlier = [
    { who: 'user', text: 'what helps upper back stiffness' },
    { who: 'bot', text: "Cat-cow, child's pose and open book are good places to start." },
  ] as const
  test.each([
    ['the second one, how does it go', 'exercise', 'childs-pose', 'by its place'],
    ['how long do i hold it', 'dosage', 'cat-cow', 'the first one'],
    ["i can't do floor ones, i'm at the office", 'answer', 'chair-rotation', 'with a limit'],
  ])('%s → %s %s: %s', (text, kind, best) => {
    const { understanding } = TALK.ask({ text, earlier })
    expect(understanding.kind).toBe(kind)
    expect(offersOf(understanding).exercises[0]).toBe(best)
  })

  test('a new complaint is not', () => {
    const { understanding } = TALK.ask({ text: 'and my neck is stiff too', earlier })
    expect(offersOf(understanding).exercises[0]).toBe('neck-flexion')
  })
})
