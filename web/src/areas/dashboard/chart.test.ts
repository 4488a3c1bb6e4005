import { expect, test } from 'vitest'
import { cellText, drawingOf, sums, type Statistic, type StatisticColumn } from './chart'

const column = (name: string, type: string, words = {}): StatisticColumn => ({ name, type, label: { zh: name, en: name }, words })
const statistic = (columns: StatisticColumn[], rows: Statistic['rows']): Statistic => ({
  name: 's', title: { zh: 's', en: 's' }, on: '2010-06-01', columns, rows, queries: [],
})

test('what adds up is stacked, and what is counted twice is left out', () => {
  const names = ['applications', 'granted', 'refused', 'withdrawn', 'under_way', 'corrected']
  const found = drawingOf(statistic([column('street', 'street'), ...names.map((each) => column(each, 'number'))], [
    { street: '莲新街道', applications: 24, granted: 22, refused: 1, withdrawn: 1, under_way: 0, corrected: 6 },
  ]), 'zh-CN')
  expect(found.isStacked).toBe(true)
  expect(found.series.map((each) => [each.name, each.values])).toEqual([['granted', [22]], ['refused', [1]], ['withdrawn', [1]], ['under_way', [0]]])
})

test('amounts are drawn rather than counts, months from left to right, codes in words', () => {
  const months = statistic([column('month', 'text'), column('projects', 'number'), column('amount', 'money')], [
    { month: '2010-03', projects: 25, amount: '8370000.00' },
  ])
  expect(drawingOf(months, 'zh-CN')).toMatchObject({ names: ['2010-03'], isUpright: true, isStacked: false, series: [{ name: 'amount', values: [8370000] }] })
  expect(cellText(column('category', 'code', { SG: { zh: '社会管理', en: 'Social' } }), 'SG', 'en')).toBe('Social')
})

test('rows that are told by two columns are named by both, and every amount is drawn', () => {
  const columns = [column('street', 'street'), column('form', 'code', { BRANCH: { zh: '党支部', en: 'Branch' } }), column('paid', 'money'), column('left', 'money')]
  const found = drawingOf(statistic(columns, [{ street: '莲新街道', form: 'BRANCH', paid: '1.00', left: '2.00' }]), 'zh-CN')
  expect(found.names).toEqual(['莲新街道 · 党支部'])
  expect(found.series.map((each) => each.name)).toEqual(['paid', 'left'])
})

test('columns of numbers are summed to the last 分', () => {
  const columns = [column('category', 'code'), column('projects', 'number'), column('amount', 'money'), column('rate', 'percent')]
  expect(sums(statistic(columns, [
    { category: 'SG', projects: 12, amount: '0.10', rate: '1' },
    { category: 'SS', projects: 11, amount: '0.20', rate: '2' },
  ]))).toEqual({ projects: '23', amount: '0.30' })
})
