import { expect, test } from 'vitest'
import { organizationsOf, servicesFor } from './services'

const FOR_POSTS: Record<string, string> = { 'procurement-plan': 'purchase-demand', 'procurement-contract': 'purchase-handler', 'procurement-restart': 'purchase-handler', 'so-filing-revocation': 'street-acceptance', 'so-filing-correction': 'street-acceptance', 'so-funding-round': 'civil-handler', 'so-funding-recovery': 'civil-handler', 'so-assessment-batch': 'civil-handler', 'so-rating-downgrade': 'civil-handler' }

/** As the server answers: these posts begin these, anybody the rest. */
function ids(groups: string[]): string[] {
  const mayBegin = (process: string): boolean => !(process in FOR_POSTS) || groups.some((group) => group.startsWith(`${FOR_POSTS[process]}:`))
  return servicesFor(groups, mayBegin).map((each) => each.process)
}

test('residents file and check themselves, and do not see what organisations do', () => {
  const followups = ['so-filing-change', 'so-filing-renewal', 'so-filing-cancel']
  expect(ids([])).toEqual(['so-track-decision', 'so-filing', ...followups, 'so-assessment-complaint'])
})

test('who acts for an organisation applies for it, too', () => {
  expect(ids(['so-operator:so-1001'])).toContain('so-funding')
  expect(ids(['so-operator:so-1001'])).not.toContain('procurement-plan')
})

test('an office sees what its post begins, and nothing else', () => {
  expect(ids(['purchase-demand:010'])).toEqual(['procurement-plan'])
  expect(ids(['purchase-handler:010'])).toEqual(['procurement-contract', 'procurement-restart'])
  expect(ids(['street-review:010'])).toEqual([])
  expect(ids(['street-acceptance:010'])).toEqual(['so-filing-cancel', 'so-filing-revocation', 'so-filing-correction'])
  expect(ids(['evaluation-office:civil'])).toEqual([])
})

test('what the server does not let begin is not offered to anybody', () => {
  expect(servicesFor([], () => false)).toEqual([])
})

test('organisations are those one is operator of', () => {
  expect(organizationsOf(['so-operator:so-1001', 'so-legal:so-1002', 'so-operator:so-7'])).toEqual(['1001', '7'])
})
