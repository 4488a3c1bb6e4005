import { expect, test } from 'vitest'
import { isDeserted, watchForLife } from './idle'

test('a page is deserted a minute after the last key or movement', () => {
  const begun = Date.now()
  expect(isDeserted(begun + 30_000)).toBe(false)
  expect(isDeserted(begun + 61_000)).toBe(true)
  watchForLife()
  window.dispatchEvent(new Event('keydown'))
  expect(isDeserted(Date.now() + 59_000)).toBe(false)
  expect(isDeserted(Date.now() + 60_001)).toBe(true)
})
