import { expect, test } from 'vitest'
import { organizationsOf, servicesFor } from './services'

const ids = (groups: string[]): string[] => servicesFor(groups).map((each) => each.process)

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
  expect(ids(['street-review:010'])).toEqual([])
})

test('organisations are those one is operator of', () => {
  expect(organizationsOf(['so-operator:so-1001', 'so-legal:so-1002', 'so-operator:so-7'])).toEqual(['1001', '7'])
})
