import { expect, test } from 'vitest'
import { brief, changesOf, momentAt, type HistoryEvent } from './course'

let seq = 0
function event(type: string, more: Partial<HistoryEvent> = {}): HistoryEvent {
  seq += 1
  return {
    seq, type, at: '2026-03-02T01:00:00Z', actor: 'wang', actorName: '王受理', onBehalfOf: null, onBehalfOfName: null, label: type, elementId: null,
    elementInstanceKey: null, scopeKey: '0', data: {}, hash: '', ...more,
  }
}

function drawn(): HistoryEvent[] {
  seq = 0
  return [
    event('instance-started'),
    event('variables-changed', { data: { values: { a: 1, b: 'x' } } }),
    event('activity-started', { elementId: 'check', elementInstanceKey: '2' }),
    event('activity-completed', { elementId: 'check', elementInstanceKey: '2' }),
    event('variables-changed', { data: { values: { a: 2 }, old: { a: 1 } } }),
    event('sequence-flow-taken', { elementId: 'to-decide' }),
    event('activity-started', { elementId: 'decide', elementInstanceKey: '3' }),
    event('activity-started', { elementId: 'decide', elementInstanceKey: '4' }),
    event('activity-cancelled', { elementId: 'decide', elementInstanceKey: '4' }),
    event('instance-completed'),
  ]
}

test('tokens stand where something was begun and not ended', () => {
  const events = drawn()
  expect([...momentAt(events, 3).active]).toEqual([['check', 1]])
  expect([...momentAt(events, 8).active]).toEqual([['decide', 2]])
  expect([...momentAt(events, 9).active]).toEqual([['decide', 1]])
  expect([...momentAt(events, 10).active]).toEqual([])
})

test('the path is what was left and the flows that were taken, up to the moment', () => {
  const events = drawn()
  expect([...momentAt(events, 5).done.keys()]).toEqual(['check'])
  expect([...momentAt(events, 5).flows]).toEqual([])
  expect([...momentAt(events, 6).flows]).toEqual(['to-decide'])
})

test('variables have the values of the moment, and it says which it wrote', () => {
  const events = drawn()
  expect(momentAt(events, 2).variables.get('0')).toEqual({ a: 1, b: 'x' })
  const later = momentAt(events, 5)
  expect(later.variables.get('0')).toEqual({ a: 2, b: 'x' })
  expect([...later.written]).toEqual(['a'])
  expect([...momentAt(events, 6).written]).toEqual([])
})

test('changes name the old value and the new one', () => {
  const events = drawn()
  expect(changesOf(events[4] as HistoryEvent)).toEqual([{ name: 'a', old: 1, new: 2 }])
  const assigned = event('user-task-claimed', { data: { assignee: { old: null, new: 'li' }, name: 'x' } })
  expect(changesOf(assigned)).toEqual([{ name: 'assignee', old: null, new: 'li' }])
})

test('a value is one line', () => {
  expect([brief(null), brief('abc'), brief({ a: [1] }), brief('x'.repeat(100), 10)]).toEqual(['–', 'abc', '{"a":[1]}', `${'x'.repeat(9)}…`])
})
