import { expect, test } from 'vitest'
import { yuan } from './money'

test('yuan are grouped, with two places, without going through a number', () => {
  expect(yuan('3980000.00')).toBe('3,980,000.00')
  expect(yuan('999')).toBe('999.00')
  expect(yuan('90071992547409931.5')).toBe('90,071,992,547,409,931.50')
})
