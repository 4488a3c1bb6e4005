import { describe, expect, it } from 'vitest'
import { filled, groupsOf, lackOf, nameOfRow, rowTitle, sumOf, tableOf, textOf, type ListField } from './table-shape'

const SHEET: ListField = {
  id: 'scores',
  allowAddRemove: false,
  properties: { 'gongzhi:group': 'bidder', 'gongzhi:sum': 'score', 'gongzhi:of': 'most' },
  components: [
    { id: 'a', key: 'bidId', type: 'textfield', readonly: true, properties: { 'gongzhi:column': 'hidden' } },
    { id: 'b', key: 'bidder', type: 'textfield', label: '投标人', readonly: true },
    { id: 'c', key: 'factor', type: 'textfield', label: '评分因素', readonly: true },
    { id: 'd', key: 'most', type: 'number', label: '满分', readonly: true },
    { id: 'e', key: 'score', type: 'number', label: '得分', validate: { required: true } },
  ],
}
const ROWS = [
  { bidId: '1', bidder: '甲', factor: '需求理解', most: 10, score: 8.1 },
  { bidId: '2', bidder: '乙', factor: '需求理解', most: 10, score: null },
  { bidId: '1', bidder: '甲', factor: '服务保障', most: 10, score: 8.2 },
]

describe('a list of a form as a table', () => {
  const shape = tableOf(SHEET)!

  it('is one whose rows are fixed, or that says so; never one with lists inside', () => {
    expect(shape.columns.filter((each) => !each.isHidden).map((each) => each.key)).toEqual(['factor', 'most', 'score'])
    expect(tableOf({ ...SHEET, allowAddRemove: true })).toBeNull()
    expect(tableOf({ ...SHEET, allowAddRemove: true, properties: { 'gongzhi:table': 'true' } })?.isOpen).toBe(true)
    expect(tableOf({ ...SHEET, components: [{ id: 'x', type: 'dynamiclist' }] })).toBeNull()
  })

  it('keeps the rows of a head together, each with its own place in the data', () => {
    expect(groupsOf(shape, ROWS)).toEqual([
      { name: '甲', indexes: [0, 2] },
      { name: '乙', indexes: [1] },
    ])
  })

  it('adds up without the errors of binary fractions, and counts what is empty', () => {
    expect(sumOf([ROWS[0]!, ROWS[2]!], 'score')).toBe(16.3)
    expect(sumOf([{ score: 0.1 }, { score: 0.2 }], 'score')).toBe(0.3)
    expect(lackOf(shape, ROWS)).toBe(1)
    expect(lackOf(shape, [{ score: 0 }])).toBe(0)
  })

  it('names a row by what it is about, else by its number', () => {
    expect(rowTitle(shape, ROWS[1]!)).toBe('乙 需求理解')
    expect(nameOfRow(SHEET, ROWS[1], 1)).toBe('乙 需求理解 ')
    expect(nameOfRow(undefined, undefined, 1)).toBe('2. ')
  })

  it('says a number as people write it and a code in its words', () => {
    expect(textOf(shape.columns[3]!, 3980000)).toBe('3,980,000')
    expect(textOf(shape.columns[3]!, null)).toBe('—')
    const coded = { ...shape.columns[2]!, field: { ...shape.columns[2]!.field, values: [{ label: '合格', value: 'PASS' }] } }
    expect(textOf(coded, 'PASS')).toBe('合格')
  })

  it('puts one option wherever nothing is chosen, and touches nothing that is', () => {
    const values = [{ label: '齐全', value: 'COMPLETE' }, { label: '缺失', value: 'MISSING' }]
    const state = { id: 's', key: 'state', type: 'select', values, properties: { 'gongzhi:fill': 'COMPLETE' } }
    const column = tableOf({ id: 'items', allowAddRemove: false, components: [state] })!.columns[0]!
    expect(column.fill?.word).toBe('齐全')
    expect(filled(column, [{ state: null }, { state: 'MISSING' }, {}])).toEqual([{ state: 'COMPLETE' }, { state: 'MISSING' }, { state: 'COMPLETE' }])
    expect(shape.columns.some((each) => each.fill)).toBe(false)
  })
})
