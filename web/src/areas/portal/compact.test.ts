import { expect, test } from 'vitest'
import { compact } from './compact'

type Parts = { key: string; layout?: { row: string; columns: number }; components?: Parts }[]

function fields(...types: string[]): { type: string; key: string }[] {
  return types.map((type, index) => ({ type, key: `f${index}` }))
}

test('short fields stand two in a row, and long ones alone', () => {
  const parts = compact({ components: fields('textfield', 'select', 'textarea', 'textfield') }).components as Parts
  expect(parts.map((part) => part.layout?.columns)).toEqual([8, 8, undefined, undefined])
  expect(parts[0]?.layout?.row).toBe(parts[1]?.layout?.row)
})

test('three in a row of a list, and order stays', () => {
  const list = { type: 'dynamiclist', components: fields('textfield', 'select', 'textfield', 'textfield') }
  const [found] = compact({ components: [list] }).components as Parts
  expect(found?.components?.map((part) => part.key)).toEqual(['f0', 'f1', 'f2', 'f3'])
  expect(found?.components?.map((part) => part.layout?.columns)).toEqual([5, 5, 5, undefined])
})

test('what its author placed, and what comes and goes, stays as it is', () => {
  const components = [
    { type: 'textfield', key: 'a', layout: { row: 'x', columns: 4 } },
    { type: 'textfield', key: 'b', conditional: { hide: '=true' } },
  ]
  expect(compact({ components }).components).toEqual(components)
})
