import { expect, test } from 'vitest'
import { sortProblems, type FieldPlace } from './problems'

const places: FieldPlace[] = [
  { id: 'conclusion-field', label: '结论', valuePath: ['conclusion'], indexes: {} },
  { id: 'note-field', label: '说明', valuePath: ['items', 0, 'note'], indexes: { 'items-list': 0 } },
  { id: 'note-field', label: '说明', valuePath: ['items', 2, 'note'], indexes: { 'items-list': 2 } },
  { id: 'files-field', label: '附件', valuePath: ['files'], indexes: {} },
]
const problem = (path: (string | number)[], message = 'x'): { path: (string | number)[]; code: string; message: string } => ({
  path,
  code: 'c',
  message,
})

test('a problem goes to its field, in a list to its row', () => {
  const { errors, others } = sortProblems([problem(['conclusion'], 'a'), problem(['items', 2, 'note'], 'b')], places)
  expect(errors).toEqual({ 'conclusion-field': ['a'], 'note-field': { 2: ['b'] } })
  expect(others).toEqual([])
})

test('several problems of one field stand together', () => {
  const { errors } = sortProblems([problem(['conclusion'], 'a'), problem(['conclusion'], 'b')], places)
  expect(errors).toEqual({ 'conclusion-field': ['a', 'b'] })
})

test('a problem of the second file is the picker’s, one of no field is told by itself', () => {
  const { errors, others } = sortProblems([problem(['files', 1], 'a'), problem(['hidden'], 'b')], places)
  expect(errors).toEqual({ 'files-field': ['a'] })
  expect(others.map((each) => each.message)).toEqual(['b'])
})
