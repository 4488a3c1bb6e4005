import { expect, test } from 'vitest'
import { differences } from './differences'
import { emptyDiagram } from './files'

const before = emptyDiagram('so-x', 'X')
const withTask = before.replace(
  '<bpmn:startEvent id="start" />',
  '<bpmn:startEvent id="start" name="收件" /><bpmn:userTask id="look" name="审查" />',
)

test('what is added, removed and renamed is named', async () => {
  expect(await differences(before, withTask)).toEqual([
    { id: 'look', kind: 'added', type: 'UserTask', name: '审查' },
    { id: 'start', kind: 'changed', type: 'StartEvent', name: '收件' },
  ])
  expect((await differences(withTask, before)).map((each) => [each.id, each.kind])).toContainEqual(['look', 'removed'])
})

test('a shape that was only moved is moved, not changed', async () => {
  const moved = before.replace('x="180"', 'x="300"')
  expect(await differences(before, moved)).toEqual([{ id: 'start', kind: 'moved', type: 'StartEvent', name: '' }])
})

test('a diagram is no different from itself', async () => {
  expect(await differences(withTask, withTask)).toEqual([])
})
