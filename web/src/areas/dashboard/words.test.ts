import { expect, test } from 'vitest'
import { filterOf, firstColumns, shownValue, type Column } from './words'

const column = (name: string, type: Column['type'], words = {}): Column => ({ name, type, label: { zh: name, en: name }, words })
const WORDS = { yes: '是', no: '否' }

test('codes are told in words, and one without a word as it is', () => {
  const status = column('status', 'text', { FILED: { zh: '已备案', en: 'Filed' } })
  expect(shownValue(status, 'FILED', 'zh-CN', WORDS)).toBe('已备案')
  expect(shownValue(status, 'FILED', 'en', WORDS)).toBe('Filed')
  expect(shownValue(status, 'NEW_CODE', 'zh-CN', WORDS)).toBe('NEW_CODE')
})

test('money has two decimals and its thousands apart, nothing is empty, no is a word', () => {
  expect(shownValue(column('amount', 'money'), 1680000, 'zh-CN', WORDS)).toBe('1,680,000.00')
  expect(shownValue(column('amount', 'money'), null, 'zh-CN', WORDS)).toBe('')
  expect(shownValue(column('is_negative', 'yes-no'), false, 'zh-CN', WORDS)).toBe('否')
})

test('a list begins with what there is to know', () => {
  expect(firstColumns([column('id', 'key'), column('name', 'text'), column('created_by', 'text')]).map((each) => each.name)).toEqual(['name'])
})

const REGISTERS = [
  { name: 'purchase_project', title: { zh: '购买项目台账', en: 'Projects' }, searchedColumns: [], columns: [column('name', 'text')] },
  { name: 'contract', title: { zh: '合同台账', en: 'Contracts' }, searchedColumns: [], columns: [column('signed_on', 'day'), column('state', 'text')] },
]

test('the value of a filter may hold a colon', () => {
  const filter = filterOf('name:a:b', REGISTERS, 'purchase_project', 'zh-CN')
  expect([filter.about, filter.alternatives]).toEqual(['name', [{ least: 'a:b', most: '', isRange: false }]])
})

test('a filter on another register says which one, and a range has its ends', () => {
  const range = filterOf('contract/project_id.signed_on:..2010-06-01', REGISTERS, 'purchase_project', 'zh-CN')
  expect([range.about, range.alternatives]).toEqual(['合同台账·signed_on', [{ least: '', most: '2010-06-01', isRange: true }]])
  const others = filterOf('contract/project_id.state:!TERMINATED|', REGISTERS, 'purchase_project', 'zh-CN')
  expect([others.isNot, others.alternatives.map((each) => each.least)]).toEqual([true, ['TERMINATED', '']])
})
