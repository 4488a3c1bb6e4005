import { expect, test } from 'vitest'
import { columns, dropView, dueBefore, FIRST_VIEW, queryOf, savedViews, saveView, toggleColumn, viewOf } from './views'

test('the usual view adds nothing to the address, and an address gives its view back', () => {
  expect(queryOf(FIRST_VIEW)).toEqual({})
  const view = { ...FIRST_VIEW, text: '维修队', due: 'today' as const, descending: true }
  expect(viewOf(queryOf(view))).toEqual(view)
})

test('an address somebody mistyped gives the usual view', () => {
  expect(viewOf({ scope: 'every', sort: 'name', due: ['late'], text: ['a'] })).toEqual(FIRST_VIEW)
})

test('days end at midnight in Shanghai', () => {
  const evening = new Date('2026-07-02T15:59:00Z') // 23:59 in Shanghai
  expect(dueBefore('today', evening)).toBe('2026-07-02T16:00:01.000Z')
  const after = new Date('2026-07-02T16:01:00Z') // 00:01 of the next day
  expect(dueBefore('today', after)).toBe('2026-07-03T16:00:01.000Z')
  expect(dueBefore('late', after)).toBe('2026-07-02T16:01:00.000Z')
  expect(dueBefore('', after)).toBeUndefined()
})

test('a view is saved once under a name', () => {
  saveView('急件', { ...FIRST_VIEW, due: 'late' })
  saveView('急件', { ...FIRST_VIEW, due: 'today' })
  expect(savedViews.current.value.map((each) => [each.name, each.due])).toEqual([['急件', 'today']])
  dropView('急件')
  expect(savedViews.current.value).toEqual([])
})

test('columns keep their order, whatever the order they were chosen in', () => {
  columns.change(() => ['number'])
  toggleColumn('standing')
  expect(columns.current.value).toEqual(['standing', 'number'])
})
