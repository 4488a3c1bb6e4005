import { expect, test } from 'vitest'
import { csv } from './csv'

test('cells are quoted where they must be, and lines end as Excel wants', () => {
  expect(csv([['a', 'b,c'], [1, 'say "x"'], [null, '两\n行']])).toBe('\ufeffa,"b,c"\r\n1,"say ""x"""\r\n,"两\n行"\r\n')
})

test('nothing is run as a formula', () => {
  expect(csv([['=1+1', '@x', -5, '-5']])).toBe("\ufeff'=1+1,'@x,-5,'-5\r\n")
})
