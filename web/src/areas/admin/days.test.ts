import { expect, test } from 'vitest'
import { readDays, writeDays } from './days'

test('what is written is read again', () => {
  const days = { '2027-01-01': '元旦', '2027-02-06': '春节 假期' }
  expect(readDays(writeDays(days), 2027)).toEqual(days)
})

test.each([
  ['2027-01-01 元旦\n元旦', 2],
  ['2026-01-01 元旦', 1],
  ['2027-02-30 没有这一天', 1],
  ['2027-01-01 元旦\n\n2027-01-01 元旦', 3],
  ['2027-01-01', 1],
])('%j is wrong in line %i', (text, line) => {
  expect(readDays(text, 2027)).toBe(line)
})
