import { expect, test } from 'vitest'
import { formDifferences, type FormChange } from './form-differences'

const NAME = { type: 'textfield', id: 'f1', key: 'name', label: '名称', validate: { required: true, maxLength: 50 } }
const STREET = { type: 'select', id: 'f2', key: 'street', label: '街道', values: [{ label: '青阳', value: 'qy' }, { label: '梅岭', value: 'ml' }] }
const REASON = { type: 'textarea', id: 'f3', key: 'reason', label: '说明', conditional: { hide: '=street = "qy"' } }

const form = (...components: object[]): string => JSON.stringify({ id: 'x', type: 'default', schemaVersion: 16, components })

function told(found: FormChange): unknown[] {
  return found.fields.filter((each) => each.kind !== 'same').map((each) => [each.kind, (each.after ?? each.before)?.name, ...each.parts.map((part) => [part.what, part.before, part.after])])
}

test('fields that are added and removed are named, and those that are the same stay in the list', () => {
  const found = formDifferences(form(NAME, STREET), form(NAME, REASON))
  expect(told(found)).toEqual([['removed', '街道'], ['added', '说明']])
  expect(found.fields.map((each) => each.kind)).toEqual(['same', 'removed', 'added'])
})

test('every setting that differs is told with what it was: checks, options, conditions, what nobody foresaw', () => {
  const after = [
    { ...NAME, label: '组织名称', validate: { maxLength: 80, pattern: '^[^ ]+$' } },
    { ...STREET, values: [{ label: '青阳街道', value: 'qy' }], readonly: true },
    { ...REASON, conditional: { hide: '=street != "qy"' }, properties: { 'gongzhi:personal': 'text' } },
  ]
  expect(told(formDifferences(form(NAME, STREET, REASON), form(...after)))).toEqual([
    ['changed', '组织名称', ['label', '名称', '组织名称'], ['required', true, null], ['maxLength', 50, 80], ['pattern', null, '^[^ ]+$']],
    ['changed', '街道', ['options', ['青阳（qy）', '梅岭（ml）'], ['青阳街道（qy）']], ['readonly', null, true]],
    ['changed', '说明', ['hide', '=street = "qy"', '=street != "qy"'], ['properties.gongzhi:personal', null, 'text']],
  ])
})

test('a field is known by its variable when an editor gave it a new id, and by its id when the variable changed', () => {
  expect(told(formDifferences(form(NAME), form({ ...NAME, id: 'Field_9' })))).toEqual([])
  expect(told(formDifferences(form(NAME), form({ ...NAME, key: 'title' })))).toEqual([['changed', '名称', ['key', 'name', 'title']]])
})

test('what only changed places is moved; one that went into a group says so', () => {
  const group = { type: 'group', id: 'g', label: '基本情况', components: [] as object[] }
  expect(told(formDifferences(form(NAME, STREET, REASON), form(STREET, REASON, NAME)))).toEqual([['moved', '名称']])
  const full = { ...group, components: [NAME] }
  expect(told(formDifferences(form(group, NAME), form(full)))).toEqual([['changed', '名称', ['within', null, '基本情况']]])
  // a group that is called otherwise is the same place
  expect(told(formDifferences(form(full), form({ ...full, label: '概况' })))).toEqual([['changed', '概况', ['label', '基本情况', '概况']]])
})

test('what is off, empty or numbered by an editor is no difference', () => {
  const written = { ...NAME, layout: { row: 'Row_1', columns: null }, disabled: false, description: '', values: [], validate: { ...NAME.validate, minLength: '' } }
  expect(told(formDifferences(form(NAME, STREET), form(written, { ...STREET, layout: { row: 'Row_2' } })))).toEqual([])
  const beside = [{ ...NAME, layout: { row: 'a' } }, { ...STREET, layout: { row: 'a' } }]
  expect(told(formDifferences(form(NAME, STREET), form(...beside)))[0]).toEqual(['changed', '名称', ['beside', null, ['街道']]])
})

test('settings of the form itself are told apart', () => {
  const named = (name: string): string => JSON.stringify({ id: 'x', components: [NAME], exporter: { name, version: '1' } })
  expect(formDifferences(named('审核'), named('审批')).whole).toEqual([{ what: 'exporter.name', before: '审核', after: '审批' }])
})
