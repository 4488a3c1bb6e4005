import { expect, test } from 'vitest'
import { newer } from './draft'

const here = (isSent: boolean): Parameters<typeof newer>[0] => ({ values: { a: 'here' }, at: '2026-07-02T01:00:00Z', isSent })
const there = { values: { a: 'there' }, at: '2026-07-02T02:00:00Z' }

test('what the server does not have yet is restored from this browser', () => {
  expect(newer(here(false), there)?.values).toEqual({ a: 'here' })
})

test('what was sent may have been changed on another computer since', () => {
  expect(newer(here(true), there)?.values).toEqual({ a: 'there' })
})

test('one is better than none', () => {
  expect(newer(here(true), null)?.values).toEqual({ a: 'here' })
  expect(newer(null, there)?.values).toEqual({ a: 'there' })
  expect(newer(null, null)).toBeNull()
})
