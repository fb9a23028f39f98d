import { expect, test } from 'vitest'
import { gradePhrases } from '../bench/phrases.ts'

test('no phrase of those written blind is read wrong', () => {
  const wrong = gradePhrases().filter(({ verdict }) => verdict === 'wrong')
  expect(wrong.map(({ phrase }) => phrase)).toEqual([])
})
