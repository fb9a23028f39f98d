import type { Ask } from '../../knowledge/model.ts'
import { makeRoutine, warmsUp, type Part } from '../routine.ts'
import type { Sorted } from '../topic.ts'
import type { Topic } from '../understanding.ts'
import { fillUp } from './complaint.ts'
import { withArea, type Step, type Tools } from './step.ts'

const DEFAULT_MINUTES = 5
const MOST_MINUTES = 30
const CANDIDATES = 12

/** What asks for something else than a row of exercises, though it speaks of minutes. */
const OTHER_QUESTIONS: readonly Ask[] = ['cause', 'prevention', 'dosage', 'easier', 'harder']

/** "Give me 5 minutes for between the shoulder blades, at my desk." */
export const routine: Step = ({ sorted, recalled }, tools) => {
  const { asks, topic, said, exercises, text } = sorted
  const minutes = minutesIn(text)
  const asksForOne = asks.includes('routine')
  if (exercises.length > 0 || asks.some((ask) => OTHER_QUESTIONS.includes(ask))) return undefined
  const isOurs = isAboutMoving(topic) || recalled.topic !== undefined || asks.includes('relief')
  const isAsked = asksForOne ? isOurs || isAlone(text) : minutes !== undefined && isOurs
  if (!isAsked) return undefined
  const filled = fillUp(topic, [], recalled.topic)
  const about = withArea(filled, tools)
  const length = Math.min(minutes ?? DEFAULT_MINUTES, MOST_MINUTES)
  const candidates = candidatesFor(about, sorted, tools)
  return {
    kind: 'routine',
    said: fillUp(said, [], recalled.topic),
    topic: about,
    minutes: length,
    routine: makeRoutine(candidates, length * 60, tools.kin),
  }
}

function isAboutMoving(topic: Topic): boolean {
  const { areas, feelings, purposes, settings, causes, conditions, discreet } = topic
  const said = areas.length + feelings.length + purposes.length + settings.length + causes.length
  return said + conditions.length > 0 || discreet
}

/** "A quick routine please": nothing else is asked for, so it is one of ours. */
function isAlone(text: string): boolean {
  return text.trim().split(/\s+/).length <= 6
}

/** Who wants to strengthen still warms up first. */
function candidatesFor(topic: Topic, { wordsFor, asks }: Sorted, tools: Tools) {
  const parts = (about: Topic): readonly Part[] =>
    tools.ranking
      .exercises(about, wordsFor, { most: CANDIDATES, yoga: asks.includes('yoga') })
      .flatMap((fit) => {
        const exercise = tools.exercise(fit.id)
        return exercise === undefined ? [] : [{ exercise, fit }]
      })
  const found = parts(topic)
  if (found.slice(0, 3).some(warmsUp)) return found
  const warmUp = parts({ ...topic, purposes: ['mobilise'], feelings: [] }).find(warmsUp)
  return warmUp === undefined ? found : [warmUp, ...found.filter(({ fit }) => fit.id !== warmUp.fit.id)]
}

const SPELT: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
}
const AMOUNT = `\\d{1,3}|${Object.keys(SPELT).join('|')}`
/** Minutes that were spent, or that come again and again, are none to move in. */
const SPENT =
  '(?:every|each|last|past|after|takes?|took|sat|sitting|for about|hold|held|within|(?:morning|stiff|sore|hurts?|aches?|creaky|lasts?) for)'
const MINUTES = new RegExp(
  `(${SPENT} (?:about |the )?)?\\b(${AMOUNT})[\\s-]?(?:min(?:ute)?s?|mn)\\b(?! (?:ago|late|into|in\\b|walk|drive|commute|call|meeting|of sitting))`,
  'i',
)

/** The minutes that somebody has, or nothing. */
export function minutesIn(text: string): number | undefined {
  if (/\bhalf an? hour\b/i.test(text)) return 30
  if (/\bquarter of an hour\b/i.test(text)) return 15
  const [, spent, amount] = MINUTES.exec(text) ?? []
  if (amount === undefined || spent !== undefined) return undefined
  const minutes = SPELT[amount.toLowerCase()] ?? Number(amount)
  return minutes >= 1 ? minutes : undefined
}
