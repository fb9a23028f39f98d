import { describe, expect, test } from 'vitest'
import { kindOf, offersOf } from '../../src/offers.ts'
import { TALK } from '../knowledge.ts'

const ask = (text: string) => TALK.ask({ text }).understanding

describe('what somebody describes is found', () => {
  test.each([
    ['the one where you lie on your belly and prop on your elbows', 'sphinx', 'a position and a movement'],
    ['facing a corner, hands on both walls, leaning in', 'corner-stretch', 'without a question'],
    ['squeezing a pencil between your shoulder blades', 'scapular-squeeze', 'a likeness'],
    ['lie on your tummy and push your chest up with your hands like a snake', 'cobra', 'no snake is meant'],
    ['that thing with the moo and the meow', 'cat-cow', 'two words that one page has'],
    ['turn in ur chair and hold the back of it', 'chair-rotation', 'turning is no stiff neck here'],
    ['pinch the blades together and let go', 'scapular-squeeze', 'one does it oneself'],
    ['like upward dog but keeping the hips down', 'cobra', 'held beside another pose'],
    ['baby cobra but on the forearms', 'sphinx', 'what follows the name is another exercise'],
    ['stand on elastic and raise it out sideways', 'trapezius-strengthening', 'another word for a band'],
    ['quadruped contralateral limb raise', 'bird-dog', 'the word of a physio'],
    ['lying on yuor back and droping both knees side to side', 'trunk-rotation', 'slips'],
  ])('%s → %s: %s', (text, best) => {
    const understanding = ask(text)
    expect([kindOf(understanding), offersOf(understanding).exercises[0]]).toEqual(['exercise', best])
  })
})

describe('what only shares its words is no description', () => {
  test.each([
    ['my arms hurt when I reach overhead', 'it hurts'],
    ['I get a pinch between the blades when I turn my head', 'it pinches by itself'],
    ["I can't turn my head to the left", 'it cannot be done'],
    ['my left arm is weaker than my right', 'a state'],
    ['upper back is sore after sitting in the car and turning round to reverse', 'a complaint'],
    ['I am pregnant, lie on your belly and prop on your elbows', 'she should not'],
    ['desk chair stretches upper back', 'a wish with a place'],
    ['fold the egg whites in and turn the bowl as you go', 'cooking'],
    ['hold the racket with both hands and twist your hips', 'tennis'],
    ['drag the window to the side and drop it in the corner', 'software'],
    ['stand the chairs against the wall and roll the carpet up', 'furniture stands as well'],
    ['lean in and raise your hand if you want to speak in the meeting', 'manners'],
  ])('%s: %s', (text) => {
    expect(kindOf(ask(text))).not.toBe('exercise')
  })
})
