import { expect, test } from 'vitest'
import { effectScope } from 'vue'
import { useGrowing } from './growing'

interface Page {
  items: string[]
  page: { endCursor: string | null }
}

/** A list whose pages come when the test says so. */
function list() {
  const waiting: { after: string | null; answer: (page: Page) => void }[] = []
  const scope = effectScope()
  const growing = scope.run(() => useGrowing<string>((after) => new Promise<Page>((answer) => waiting.push({ after, answer }))))!
  const answer = (number: number, items: string[], endCursor: string | null): void => waiting[number]?.answer({ items, page: { endCursor } })
  return { ...growing, waiting, answer }
}

test('more of a list is added at its end', async () => {
  const { items, next, restart, more, waiting, answer } = list()
  const first = restart()
  answer(0, ['a'], 'a')
  await first
  const second = more()
  expect(waiting[1]?.after).toBe('a')
  answer(1, ['b'], null)
  await second
  expect([items.value, next.value]).toEqual([['a', 'b'], null])
})

test('more of what was asked before is not added to what is asked now', async () => {
  const { items, restart, more, waiting, answer } = list()
  const first = restart()
  answer(0, ['a'], 'a')
  await first
  const late = more()
  const other = restart()
  await more()
  expect(waiting).toHaveLength(3)
  answer(2, ['x'], null)
  answer(1, ['b'], null)
  await Promise.all([late, other])
  expect(items.value).toEqual(['x'])
})
