import { expect, test } from 'vitest'
import { Problem } from '@/api/problem'
import { useBatch, type Keys } from './one-by-one'

const states = (batch: { lines: { value: { state: string }[] } }): string[] => batch.lines.value.map((line) => line.state)

test('what is refused is told, and the rest goes on, each under a key of its own', async () => {
  const keys: string[] = []
  const batch = useBatch(async (item: string, key: Keys) => {
    keys.push(key('claim'), key('complete'))
    if (item === 'b') throw new Problem({ status: 403, code: 'duties-not-separate', title: '', detail: '岗位分离' })
  })
  await batch.start(['a', 'b', 'c'])
  expect(states(batch)).toEqual(['done', 'refused', 'done'])
  expect(batch.lines.value[1]?.detail).toBe('岗位分离')
  expect(batch.isOver.value).toBe(true)
  expect(new Set(keys).size).toBe(6)
})

test('who declines to sign is asked once, and the whole lot goes on after signing', async () => {
  let asked = 0
  let isSigned = false
  const batch = useBatch(async () => {
    if (isSigned) return
    asked += 1
    throw new Problem({ status: 403, code: 'confirmation-required', title: '', detail: '须由本人办理' })
  })
  await batch.start(['a', 'b', 'c'])
  expect([asked, ...states(batch)]).toEqual([1, 'unsent', 'waiting', 'waiting'])
  expect(batch.lines.value[0]?.detail).toBe('须由本人办理')
  isSigned = true
  await batch.goOn()
  expect(states(batch)).toEqual(['done', 'done', 'done'])
})

test('where nobody answers it stops, and goes on under the same keys', async () => {
  const sent: [string, string][] = []
  let isAway = true
  const batch = useBatch(async (item: string, key: Keys) => {
    sent.push([item, key('complete')])
    if (item === 'b' && isAway) throw new Problem({ status: 0, code: 'unreachable', title: '' })
  })
  await batch.start(['a', 'b', 'c'])
  expect(states(batch)).toEqual(['done', 'unsent', 'waiting'])
  expect(batch.hasUnsent.value).toBe(true)
  isAway = false
  await batch.goOn()
  expect(states(batch)).toEqual(['done', 'done', 'done'])
  expect(sent.map(([item]) => item)).toEqual(['a', 'b', 'b', 'c'])
  expect(sent[1]).toEqual(sent[2])
})

test('stopped, it waits for the one under way; the rest goes on later', async () => {
  const sent: string[] = []
  const batch = useBatch(async (item: string) => {
    sent.push(item)
    if (item === 'b') batch.stop()
  })
  batch.stop()
  await batch.start(['a', 'b', 'c'])
  expect(states(batch)).toEqual(['done', 'done', 'waiting'])
  expect([batch.isRunning.value, batch.isStopping.value, batch.hasUnsent.value]).toEqual([false, false, true])
  await batch.goOn()
  expect(sent).toEqual(['a', 'b', 'c'])
  expect(batch.isOver.value).toBe(true)
})
