import { expect, test } from 'vitest'
import { COMMANDS, isComplete, nothingGiven, rowsOf } from './case-commands'

const given = (changes: Partial<ReturnType<typeof nothingGiven>>): ReturnType<typeof nothingGiven> => ({ ...nothingGiven(), ...changes })

test('a reason of two characters will do, facts want ten, a challenge is taken back without a word', () => {
  expect(isComplete(COMMANDS['withdraw-filing']!, given({ reason: '不' }))).toBe(false)
  expect(isComplete(COMMANDS['withdraw-filing']!, given({ reason: '不办了' }))).toBe(true)
  expect(isComplete(COMMANDS['terminate-tender']!, given({ reason: '计划取消' }))).toBe(false)
  expect(isComplete(COMMANDS['withdraw-challenge']!, given({}))).toBe(true)
})

test('an amount is yuan with at most two places', () => {
  for (const amount of ['', '0', '9,000', '1e3', '1.234', '-1']) expect(isComplete(COMMANDS['propose-supplement']!, given({ amount, reason: '增加人次' }))).toBe(false)
  expect(isComplete(COMMANDS['propose-supplement']!, given({ amount: '9000.00', reason: '增加人次' }))).toBe(true)
})

test('a clarification has a line at least, and no half line', () => {
  const line = { article: '第三章', before: '十二场', after: '十场' }
  expect(isComplete(COMMANDS['clarify-tender']!, given({}))).toBe(false)
  expect(isComplete(COMMANDS['clarify-tender']!, given({ changes: [line, { article: '第四章', before: '', after: '' }] }))).toBe(false)
  expect(isComplete(COMMANDS['clarify-tender']!, given({ changes: [line, { article: '', before: '', after: '' }] }))).toBe(true)
  expect(rowsOf([line, { article: '', before: '', after: '' }])).toEqual([['第三章', '十二场', '十场']])
})
