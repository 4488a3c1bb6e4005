import { expect, test } from 'vitest'
import { treeOf } from './tree'

const unit = (key: string, parent: string | null) => ({ unit: key, name: key, kind: 'street', parent, validFrom: '', validTo: null })

test('children hang below their parents, whatever the order', () => {
  const [district] = treeOf([unit('community', 'street'), unit('district', null), unit('street', 'district')])
  expect(district?.children[0]?.children[0]?.unit).toBe('community')
})

test('a unit whose parent is not there is at the top', () => {
  expect(treeOf([unit('street', 'gone')]).map((each) => each.unit)).toEqual(['street'])
})
