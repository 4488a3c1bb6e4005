import { expect, test } from 'vitest'
import { markedItems, narrowed } from './correction'

const form = {
  type: 'default',
  components: [
    {
      type: 'checklist',
      key: 'resubmittedItems',
      values: [
        { label: '会员花名册', value: 'MEMBERS' },
        { label: '章程', value: 'CHARTER' },
      ],
    },
    { type: 'textarea', key: 'correctionNote' },
  ],
}
const variables = {
  acceptance: {
    items: [
      { material: 'MEMBERS', state: 'MISSING', note: '缺5人' },
      { material: 'CHARTER', state: 'COMPLETE', note: null },
    ],
  },
}

test('what is complete is not marked', () => {
  expect(markedItems(variables)).toEqual([{ material: 'MEMBERS', state: 'MISSING', note: '缺5人' }])
  expect(markedItems({ acceptance: null })).toEqual([])
})

test('the form offers exactly the marked items, all of them chosen', () => {
  const { schema, values, words } = narrowed(form, markedItems(variables))
  const [list, note] = schema.components as { values?: unknown[]; key: string }[]
  expect(list?.values).toEqual([{ label: '会员花名册', value: 'MEMBERS' }])
  expect(note?.key).toBe('correctionNote')
  expect(values).toEqual({ resubmittedItems: ['MEMBERS'] })
  expect(words.get('MEMBERS')).toBe('会员花名册')
  expect(form.components[0]?.values).toHaveLength(2)
})

test('a form without such a list stays as it is', () => {
  expect(narrowed({ components: [{ type: 'textarea', key: 'n' }] }, markedItems(variables)).values).toEqual({})
})
