import { expect, test } from 'vitest'
import type { WorkFile } from './files'
import { merged } from './workspace'

const file = (name: string, content: string, deployed: string, version = 1): WorkFile => ({
  name, kind: 'bpmn', content, deployed, version,
})

test('a draft goes on above what is deployed by now', () => {
  const found = merged([file('a', 'v2', 'v2', 2)], [file('a', 'mine', 'v1', 1)])
  expect(found).toEqual([file('a', 'mine', 'v2', 2)])
})

test('a file the draft did not change is what is deployed by now', () => {
  expect(merged([file('a', 'v2', 'v2', 2)], [file('a', 'v1', 'v1', 1)])).toEqual([file('a', 'v2', 'v2', 2)])
})

test('a file that is new in the draft stays', () => {
  expect(merged([], [file('n', 'x', '', 0)])).toEqual([file('n', 'x', '', 0)])
})
