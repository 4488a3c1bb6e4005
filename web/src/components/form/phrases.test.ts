import { expect, test } from 'vitest'
import { appended, isOpinion } from './phrases'

test('a phrase is a sentence of its own', () => {
  expect(appended('', '同意。')).toBe('同意。')
  expect(appended('材料齐全', '同意。')).toBe('材料齐全；同意。')
  expect(appended('材料齐全。 ', '同意。')).toBe('材料齐全。同意。')
})

test('phrases stand where people write opinions, not at every text', () => {
  expect(isOpinion({ key: 'opinionText', label: '意见说明' })).toBe(true)
  expect(isOpinion({ key: 'reason' })).toBe(true)
  expect(isOpinion({ key: 'address', label: '地址' })).toBe(false)
})
