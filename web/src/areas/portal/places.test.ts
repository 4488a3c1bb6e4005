import { expect, test } from 'vitest'
import { kindAt, placesOf } from './places'

test('a keyholder is led to the key, later to the opening, the committee to the bids', () => {
  expect(placesOf('procurement-open-tender', 'hold-key')).toEqual(['opening-key'])
  expect(placesOf('procurement-open-tender', 'deliver-key-share')).toEqual(['tender-opening'])
  expect(placesOf('procurement-evaluation', 'score')).toEqual(['tender-bids'])
  expect(placesOf('procurement-consultation-group', 'negotiate')).toEqual(['tender-bids'])
  expect(placesOf('procurement-consultation', 'deliver-quote-share')).toEqual(['tender-opening'])
})

test('who must not look yet is led nowhere: before the opening, and before the declaration', () => {
  expect(placesOf('procurement-open-tender', 'draw-experts')).toEqual([])
  expect(placesOf('procurement-evaluation', 'declare-interests')).toEqual([])
  expect(placesOf('so-filing', 'review')).toEqual([])
})

test('a task of a consultation speaks of responses, and of quotes where these are opened', () => {
  expect(kindAt('procurement-open-tender', 'deliver-key-share')).toBe('bid')
  expect(kindAt('procurement-consultation-group', 'negotiate')).toBe('response')
  expect(kindAt('procurement-consultation', 'deliver-quote-share')).toBe('quote')
})
