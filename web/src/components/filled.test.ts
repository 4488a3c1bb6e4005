import { expect, test } from 'vitest'
import { partsOf, type Field } from './filled'

const field = (label: string, group: string | null = null): Field => ({ key: label, label, group, kind: 'textfield', value: label, rows: [], sealedKey: null })

test('fields of one group stand together, and the order stays', () => {
  const parts = partsOf([field('名称'), field('姓名', '负责人'), field('手机号', '负责人'), field('姓名', '联系人'), field('章程')])
  expect(parts.map((part) => [part.group, part.fields.map((each) => each.label)])).toEqual([
    [null, ['名称']],
    ['负责人', ['姓名', '手机号']],
    ['联系人', ['姓名']],
    [null, ['章程']],
  ])
})
