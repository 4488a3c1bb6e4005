import { expect, test } from 'vitest'
import { readDay } from './days'

const said = (text: string): string => {
  const day = readDay(text)
  return Number.isNaN(day.getTime()) ? 'none' : [day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-')
}

test('a day is read however people write it', () => {
  expect(['2026-07-01', '2026-7-1', '2026/7/1', '2026.07.01', '20260701', '2026年7月1日', ' 2026 年 7 月 1 日 '].map(said)).toEqual(Array(7).fill('2026-7-1'))
  expect(said('01/01/1900')).toBe('1900-1-1')
})

test('what is no day is none, and no other day', () => {
  expect(['', '2026', '2026-13-01', '2026-02-30', '明天', '7/1'].map(said)).toEqual(Array(6).fill('none'))
})
