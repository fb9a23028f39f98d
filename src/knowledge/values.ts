import type { Review } from './model.ts'
import { permittedSentence } from './problem.ts'
import type { FactReader } from './reader.ts'

// How the value of a single fact is understood.

/** A sentence of at most so many characters. */
export function sentence(most: number): FactReader<string> {
  return (value, where, name) => {
    if (value.length > most) where.problem(`"${name}" has ${value.length} characters; ${most} fit.`)
    return value
  }
}

/** Free words, separated by commas. */
export const names: FactReader<readonly string[]> = (value, where, name) => {
  const list = value.split(',').map((item) => item.trim().replace(/\.$/, ''))
  if (list.includes('')) where.problem(`"${name}" has a comma with nothing beside it.`)
  if (value.includes(';')) where.problem(`"${name}" has a semicolon: put commas between.`)
  return list.filter((item) => item !== '')
}

/** One of the permitted words. */
export function oneOf<T extends string>(permitted: readonly T[]): FactReader<T> {
  return (value, where, name) => {
    const found = permitted.find((word) => word.toLowerCase() === value.toLowerCase())
    if (found === undefined) {
      where.problem(`"${name}" is "${value}". ${permittedSentence(value, permitted)}`)
    }
    return found
  }
}

/**
 * Some of the permitted words, separated by commas, none twice. Where there is no word to permit, the list of them
 * is missing: that is said once, where it should stand, and not for every word of every page.
 */
export function someOf<T extends string>(permitted: readonly T[]): FactReader<readonly T[]> {
  return (value, where, name) => {
    if (permitted.length === 0) return undefined
    const found: T[] = []
    for (const written of names(value, where, name) ?? []) {
      const word = permitted.find((candidate) => candidate.toLowerCase() === written.toLowerCase())
      if (word === undefined) {
        where.problem(`"${name}" has "${written}". ${permittedSentence(written, permitted)}`)
      } else if (found.includes(word)) {
        where.problem(`"${name}" has "${word}" twice.`)
      } else found.push(word)
    }
    return found
  }
}

/** A time in seconds: `60 s`. */
export const seconds: FactReader<number> = (value, where, name) => {
  const match = /^(\d{1,4}) ?s(?:econds?|ec)?$/.exec(value)
  const number = Number(match?.[1])
  if (match === null || number < 1) {
    where.problem(`"${name}" is "${value}"; it should be a number of seconds such as "60 s".`)
    return undefined
  }
  return number
}

/** `not yet reviewed by a clinician`, or by whom and when. */
export const review: FactReader<Review> = (value, where, name) => {
  if (value.toLowerCase() === 'not yet reviewed by a clinician') return 'none'
  const match = /^reviewed by ([^,]+), ([^,]+), (\d{4}-\d{2}-\d{2})$/i.exec(value)
  const [, by, role, on] = match ?? []
  if (by === undefined || role === undefined || on === undefined || !isDay(on)) {
    where.problem(
      `"${name}" is "${value}". Write "not yet reviewed by a clinician" or "reviewed by NAME, ROLE, 2027-03-28".`,
    )
    return undefined
  }
  return { by, role, on }
}

/** Whether `2027-03-28` is in the calendar; `Date` takes 31 February for a day in March. */
function isDay(written: string): boolean {
  const date = new Date(written)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written)
}
