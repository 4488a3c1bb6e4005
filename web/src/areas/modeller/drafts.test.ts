import { expect, test } from 'vitest'
import { DraftStore } from './drafts'
import type { WorkFile } from './files'

const file = (content: string): WorkFile => ({ name: 'a.bpmn', kind: 'bpmn', content, deployed: '', version: 0 })
const now = new Date('2026-03-02T01:00:00Z')

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage
}

test('what was kept is there again', () => {
  const store = new DraftStore(memory(), 'one')
  expect(store.write([file('x')], 0, now)).toEqual({ kind: 'kept', revision: 1 })
  expect(store.read()).toEqual({ revision: 1, savedAt: now.toISOString(), files: [file('x')] })
})

test('a second tab does not overwrite the first one in silence', () => {
  const storage = memory()
  const [one, two] = [new DraftStore(storage, 'same'), new DraftStore(storage, 'same')]
  one.write([file('mine')], 0, now)
  const answer = two.write([file('theirs')], 0, now)
  expect(answer.kind).toBe('overtaken')
  expect(one.read()?.files[0]?.content).toBe('mine')
})

test('no room is told, and what was there stays', () => {
  const storage = memory()
  const store = new DraftStore(storage, 'one')
  store.write([file('x')], 0, now)
  storage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  expect(store.write([file('y')], 1, now)).toEqual({ kind: 'full' })
  expect(store.read()?.files[0]?.content).toBe('x')
})

test('what cannot be read is no draft', () => {
  const storage = memory()
  storage.setItem('gongzhi.modeller.one', '{')
  expect(new DraftStore(storage, 'one').read()).toBeNull()
})
