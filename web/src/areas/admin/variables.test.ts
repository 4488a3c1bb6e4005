import { expect, test } from 'vitest'
import { readVariables } from './variables'

test('an object is taken', () => {
  expect(readVariables('{"amount": 400}')).toEqual({ variables: { amount: 400 } })
})

test.each([
  ['{', 'json'],
  ['[1]', 'object'],
  ['null', 'object'],
  ['{}', 'empty'],
])('%s is refused', (text, wrong) => {
  expect(readVariables(text)).toEqual({ wrong })
})
