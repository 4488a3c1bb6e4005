import { expect, it } from 'vitest'
import { changesOf } from './corrections'

it('tells what was there before, that nothing was, or that the reader is not told', () => {
  const after = { amount: 7, note: '补' }
  expect(changesOf({ before: { amount: 3 }, after })).toEqual([
    { name: 'amount', before: '3', after: '7' },
    { name: 'note', before: '', after: '"补"' },
  ])
  expect(changesOf({ before: null, after }).map((each) => each.before)).toEqual([null, null])
})
