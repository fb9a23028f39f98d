import type { Fit, Understanding } from '../../src/match/understanding.ts'
import { printable, type Layout } from './console.ts'
import { wrap } from './wrap.ts'

/** Which words of the question led to which page, and what they counted. */
export function sayWhy(understanding: Understanding, { columns }: Layout): string {
  const lines = whyLines(understanding)
  return [`Understood as: ${understanding.kind}`, ...lines].map((line) => wrap(line, columns)).join('\n')
}

function whyLines(understanding: Understanding): readonly string[] {
  switch (understanding.kind) {
    case 'safety': {
      const { sign, words } = understanding.found
      return [`Sign: ${sign.title} (${sign.level}), from: ${words.map(printable).join('; ')}`]
    }
    case 'answer':
    case 'cause':
      return [...understanding.exercises, ...understanding.causes].map(sayFit)
    case 'exercise':
      return [understanding.exercise, ...understanding.others].map(sayFit)
    case 'prevention':
      return understanding.causes.map(sayFit)
    case 'dosage':
      return understanding.exercise === undefined ? [] : [sayFit(understanding.exercise)]
    case 'unknown':
      return [`Because: ${understanding.why}`, ...understanding.nearest.map(sayFit)]
    default:
      return []
  }
}

function sayFit({ id, points, reasons }: Fit): string {
  const because = reasons.map(({ words, meaning, points: given }) => {
    const heard = printable(words)
    return `${heard === '' || heard === meaning ? meaning : `"${heard}" = ${meaning}`} ${round(given)}`
  })
  return `${id}: ${round(points)}${because.length === 0 ? '' : ` (${because.join(', ')})`}`
}

function round(points: number): string {
  return String(Math.round(points * 100) / 100)
}
