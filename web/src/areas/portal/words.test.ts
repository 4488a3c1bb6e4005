import { expect, test } from 'vitest'
import { keyOf } from './words'

const known = new Set(['portal.deadline-response', 'portal.deadline-quote', 'portal.own-bid-response'])
const exists = (key: string): boolean => known.has(key)

test('a final quote has words of its own, else those of a response, else those of all', () => {
  expect(['bid', 'response', 'quote'].map((kind) => keyOf('deadline', kind as never, exists))).toEqual(['portal.deadline', 'portal.deadline-response', 'portal.deadline-quote'])
  expect(keyOf('own-bid', 'quote', exists)).toBe('portal.own-bid-response')
  expect(keyOf('letters', 'quote', exists)).toBe('portal.letters')
})
