import { expect, test } from 'vitest'
import { told } from './told'

const task = (...summary: [string, unknown][]): Parameters<typeof told>[0] => ({
  processName: '社区社会组织备案',
  summary: summary.map(([label, value]) => ({ label, value })),
})

test('a number says which one it is, not what: it stands beside the name', () => {
  const summary = [{ label: '申报编号', value: 'ZZ2010-01-001' }, { label: '申报单位', value: '示例中心' }]
  expect(told({ summary, processName: '资金扶持' })).toEqual({ title: '示例中心', rest: [{ label: '申报编号', text: 'ZZ2010-01-001' }] })
  expect(told({ summary: summary.slice(0, 1), processName: '资金扶持' }).title).toBe('ZZ2010-01-001')
})

test('the first field of the summary is the title', () => {
  expect(told(task(['组织', '维修队'], ['社区', '示例一社区']))).toEqual({
    title: '维修队',
    rest: [{ label: '社区', text: '示例一社区' }],
  })
})

test('without a summary the process is the title', () => {
  expect(told(task())).toEqual({ title: '社区社会组织备案', rest: [] })
})

test('empty fields are left out, lists are joined, zero is a value', () => {
  expect(told(task(['a', null], ['b', ''], ['c', 0], ['d', ['x', 'y']]))).toEqual({
    title: '0',
    rest: [{ label: 'd', text: 'x、y' }],
  })
})

test('amounts are written in groups, years are not', () => {
  expect(told(task(['项目', '运营服务'], ['报价', 3980000], ['年度', 2010])).rest).toEqual([
    { label: '报价', text: '3,980,000' },
    { label: '年度', text: '2010' },
  ])
})

test('an instant is told in Shanghai', () => {
  expect(told(task(['项目', '运营服务'], ['截止', '2010-07-27T02:00:00Z'])).rest).toEqual([{ label: '截止', text: '2010-07-27 10:00' }])
})
