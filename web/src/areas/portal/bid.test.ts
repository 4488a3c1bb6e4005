import { expect, test } from 'vitest'
import { contentOf, emptyBid, kindOf, wrongWith, type Bid } from './bid'

const bid: Bid = { ...emptyBid(), price: ' 3980000.00 ', period: '12个月', contact: '示例', phone: '13800000001' }

test('a price is a sum of yuan above nothing', () => {
  expect(wrongWith(bid)).toBeNull()
  for (const price of ['0', '0.00', '-1', '1e3', '1.234', '1,000', 'NaN']) expect(wrongWith({ ...bid, price })).toBe('price-wrong')
  expect(wrongWith({ ...bid, phone: ' ' })).toBe('bid-incomplete')
})

test('what is empty is not in the envelope', () => {
  expect(contentOf(bid, '1001')).toEqual({ organizationId: '1001', price: '3980000.00', period: '12个月', contact: '示例', phone: '13800000001' })
})

test('a consultation asks for a response first, and for a price at last', () => {
  expect(kindOf({ method: 'OPEN_TENDER', stage: 'BID' })).toBe('bid')
  expect(kindOf({ method: 'CONSULTATION', stage: 'BID' })).toBe('response')
  expect(kindOf({ method: 'CONSULTATION', stage: 'QUOTE' })).toBe('quote')
  const quote = { ...emptyBid(), price: '3900000' }
  expect(wrongWith(quote, 'quote')).toBeNull()
  expect(wrongWith(quote, 'response')).toBe('bid-incomplete')
})
