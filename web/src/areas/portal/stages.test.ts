import { expect, test } from 'vitest'
import type { components } from '@/api/schema'
import { stagesOf } from './stages'

type Timeline = components['schemas']['Timeline']
type Step = Timeline['steps'][number]

function step(elementId: string, more: Partial<Step>): Step {
  const nobody = { assignee: null, completedBy: null, onBehalfOf: null, offeredTo: [], filled: [], claimedAt: null, signature: null }
  return { userTaskKey: `1-${elementId}`, elementId, name: elementId, state: 'open', creationDate: '', dueDate: null, completionDate: null, ...nobody, ...more }
}

function timeline(steps: Step[], endedAt: string | null = null): Timeline {
  const startedBy = { id: 'a', name: 'A' }
  return { startedAt: '2010-03-01T01:00:00Z', startedBy, endedAt, status: endedAt ? 'completed' : 'active', filled: [], summary: [], steps, said: [], files: [],
    mayReveal: false }
}

test('the stage of the open step is now, with the day it is due', () => {
  const stages = stagesOf('so-filing', timeline([
    step('acceptance-review', { state: 'completed', completionDate: '2010-03-03T01:00:00Z' }),
    step('review', { dueDate: '2010-03-05T16:00:00Z' }),
  ]))
  expect(stages.map((each) => each.state)).toEqual(['done', 'done', 'now', 'waiting', 'waiting'])
  expect(stages[1]?.at).toBe('2010-03-03T01:00:00Z')
  expect(stages[2]?.due).toBe('2010-03-05T16:00:00Z')
})

test('a correction is part of acceptance, which is not over', () => {
  const stages = stagesOf('so-filing', timeline([
    step('acceptance-review', { state: 'completed', completionDate: '2010-03-03T01:00:00Z' }),
    step('correct-materials', { dueDate: '2010-03-17T16:00:00Z' }),
  ]))
  expect(stages[1]).toMatchObject({ key: 'accepted', state: 'now', at: null, due: '2010-03-17T16:00:00Z' })
})

test('what an ended case never came to is skipped', () => {
  const done = { state: 'completed', completionDate: '2010-03-03T01:00:00Z' } as const
  const stages = stagesOf('so-filing', timeline([step('acceptance-review', done)], '2010-03-03T01:00:00Z'))
  expect(stages.map((each) => each.state)).toEqual(['done', 'done', 'skipped', 'skipped', 'done'])
})

test('a process without stages of its own has three', () => {
  expect(stagesOf('anything', timeline([])).map((each) => each.key)).toEqual(['submitted', 'reviewing', 'ended'])
})

test('a change of a filing goes the way of a filing', () => {
  const done = { state: 'completed', completionDate: '2010-03-03T01:00:00Z' } as const
  const steps = ['acceptance-review', 'review', 'approve'].map((each) => step(each, done))
  expect(stagesOf('so-filing-change', timeline(steps, '2010-03-04T01:00:00Z')).map((each) => each.state)).toEqual(['done', 'done', 'done', 'done', 'done'])
})
