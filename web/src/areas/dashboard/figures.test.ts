import { expect, test } from 'vitest'
import { grouped, grouping, shareInTime, type Figure } from './figures'

const figure = (key: string): Figure => ({
  key,
  label: { zh: key, en: key },
  unit: { zh: '', en: '' },
  value: '1',
  exact: null,
  parts: [],
  queries: [],
  source: null,
  records: null,
})

test('figures stand in their group, in the order they came', () => {
  const groups = grouped(['kpi.filed_total', 'kpi.purchase_count', 'kpi.pilot_streets', 'kpi.filing_applications'].map(figure))
  expect(groups.map((each) => [each.name, ...each.figures.map((one) => one.key)])).toEqual([
    ['organizations', 'kpi.filed_total', 'kpi.pilot_streets'],
    ['filing', 'kpi.filing_applications'],
    ['purchases', 'kpi.purchase_count'],
  ])
})

test('a figure that no group knows is shown all the same', () => {
  expect(grouped([figure('kpi.unheard_of')])).toEqual([{ name: 'others', figures: [figure('kpi.unheard_of')] }])
})

test('thousands are set apart, shares and dashes stay as they are', () => {
  expect(['16630000.00', '230', '24.8', '—', '12/512.00', '-1234'].map(grouping)).toEqual([
    '16,630,000.00', '230', '24.8', '—', '12/512.00', '-1,234',
  ])
})

test('the share of what was done in time is cut, not rounded', () => {
  expect([shareInTime(1999, 1), shareInTime(3, 0), shareInTime(0, 2), shareInTime(0, 0)]).toEqual(['99.9', '100.0', '0.0', ''])
})
