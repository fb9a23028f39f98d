import { expect, test } from 'vitest'
import { countToShow, TOO_FEW } from '../../src/breaks/few.ts'

test.each<[number, number | undefined, string]>([
  [0, undefined, 'that nobody did it says of everybody that they did not'],
  [1, undefined, 'one is somebody'],
  [2, undefined, 'of two, each knows who the other is'],
  [3, 3, 'from three on nobody can tell'],
  [1000, 1000, 'as many as there are'],
])('of %s people %s is shown: %s', (people, shown) => {
  expect(countToShow(people)).toBe(shown)
})

test('what is not shown is said as one thing', () => {
  expect(TOO_FEW).toBe('fewer than 3')
})
