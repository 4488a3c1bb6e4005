import { expect, test } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { useSelection } from './selection'

const rows = (...keys: string[]): { userTaskKey: string }[] => keys.map((userTaskKey) => ({ userTaskKey }))

test('rows are taken one by one, from one to another, all, and none', () => {
  const { keys, selected, toggle, extend, toggleAll, clear } = useSelection(shallowRef(rows('a', 'b', 'c', 'd')))
  toggle('d')
  extend('b')
  expect(selected.value.map((each) => each.userTaskKey)).toEqual(['b', 'c', 'd'])
  toggle('c')
  expect([...keys.value].sort()).toEqual(['b', 'd'])
  toggleAll()
  expect(keys.value.size).toBe(4)
  toggleAll()
  expect(keys.value.size).toBe(0)
  extend('c')
  expect([...keys.value]).toEqual(['c'])
  clear()
  expect(selected.value).toEqual([])
})

test('a row that went away is not selected any more', async () => {
  const items = shallowRef(rows('a', 'b'))
  const { keys, toggleAll } = useSelection(items)
  toggleAll()
  items.value = rows('b', 'c')
  await nextTick()
  expect([...keys.value]).toEqual(['b'])
})

test('all that was found stays selected while pages are turned, but for what is taken out again', async () => {
  const items = shallowRef(rows('a', 'b'))
  const { selected, take, toggle, toggleAll, isWide, clear } = useSelection(items)
  take(rows('a', 'b', 'c', 'd'))
  items.value = rows('c', 'd')
  await nextTick()
  toggle('c')
  expect(selected.value.map((each) => each.userTaskKey)).toEqual(['a', 'b', 'd'])
  expect(isWide.value).toBe(true)
  clear()
  expect([selected.value, isWide.value]).toEqual([[], false])
  take(rows('a', 'b'))
  toggleAll()
  expect(selected.value.map((each) => each.userTaskKey)).toEqual(['c', 'd'])
})
