import { expect, test, vi } from 'vitest'

vi.mock('@bpmn-io/form-js-viewer', () => ({ Datetime: { config: {} } }))
vi.mock('@/i18n', () => ({ t: (key: string, given: { text: string }) => `${key} ${given.text}` }))
const { isHalf, unread } = await import('./day-field')

test('a day without its time is half of one, and the other way round', () => {
  expect(isHalf({ day: '2026-07-01', time: '' })).toBe(true)
  expect(isHalf({ day: ' ', time: '09:30' })).toBe(true)
  expect(isHalf({ day: '2026-07-01', time: '09:30' })).toBe(false)
  expect(isHalf({ day: '', time: '' })).toBe(false)
})

test('what was typed and is no day is repeated, so that it can be written again', () => {
  expect(unread('明天', '', false)).toBe('table.day-unread 明天')
  expect(unread('2026年7月1日', '', false)).toBe('')
  expect(unread('', '', false)).toBe('')
})

test('a time is unread where the viewer has cleared it', () => {
  expect(unread('上午', '', true)).toBe('table.time-unread 上午')
  expect(unread('930', '09:30', true)).toBe('')
})
