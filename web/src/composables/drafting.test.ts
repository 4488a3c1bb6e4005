import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shallowRef } from 'vue'

vi.mock('@/session', () => ({ session: shallowRef({ userId: 'li' }) }))

interface There {
  variables: Record<string, unknown>
  version: number
}

/** The application that the server keeps, whether it can be reached, and whether its answers get through. */
let there: There | null = null
let isAway = false
let isMute = false

vi.stubGlobal('fetch', async (request: Request) => {
  if (isAway) throw new TypeError('unreachable')
  const json = (body: object, status = 200): Response =>
    new Response(JSON.stringify({ savedAt: '2026-07-02T02:00:00Z', ...body }), { status, headers: { 'Content-Type': 'application/json' } })
  if (request.method === 'PUT') {
    const sent = (await request.json()) as There
    if (sent.version !== (there?.version ?? 0)) return json({ code: there ? 'start-draft-changed' : 'start-draft-gone', title: '' }, 409)
    there = { variables: sent.variables, version: sent.version + 1 }
  }
  if (request.method === 'DELETE') {
    there = null
    return new Response(null, { status: 204 })
  }
  if (isMute) throw new TypeError('the answer is lost')
  return there ? json(there) : json({ code: 'start-draft-not-found', title: '' }, 404)
})

const { useDrafting } = await import('./drafting')
const { startKeeper } = await import('@/lib/keepers')
const { sendUnsent } = await import('@/lib/unsent')
const window = (): ReturnType<typeof useDrafting> => useDrafting(startKeeper('so-filing'))
/** Everything that somebody who sits down here later can read. */
const readable = (): string => JSON.stringify({ ...localStorage })

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  there = null
  isAway = isMute = false
})
afterEach(() => vi.useRealTimers())

test('of two windows the second asks which one counts, and either can', async () => {
  const [one, two] = [window(), window()]
  await Promise.all([one.restore(), two.restore()])
  one.change({ a: 'one' })
  await one.flush()
  two.change({ a: 'two' })
  await two.flush()
  expect(two.refusal.value?.code).toBe('start-draft-changed')
  two.change({ a: 'two, and more' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(there).toEqual({ variables: { a: 'one' }, version: 1 })
  await two.keepMine()
  expect(there).toEqual({ variables: { a: 'two, and more' }, version: 2 })
  one.change({ a: 'late' })
  await one.flush()
  expect((await one.takeTheirs())?.values).toEqual({ a: 'two, and more' })
  expect([one.refusal.value, one.isPending.value, readable()]).toEqual([null, false, '{}'])
})

test('what was submitted in another window can be kept as a new draft', async () => {
  const draft = window()
  draft.change({ a: 1 })
  await draft.flush()
  there = null
  draft.change({ a: 2 })
  await draft.flush()
  expect(draft.refusal.value?.code).toBe('start-draft-gone')
  await draft.keepMine()
  expect(there).toEqual({ variables: { a: 2 }, version: 1 })
})

test('an answer that was lost is no change by somebody else', async () => {
  const draft = window()
  isMute = true
  draft.change({ a: 1 })
  await draft.flush()
  isMute = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect([draft.refusal.value, draft.isPending.value, readable()]).toEqual([null, false, '{}'])
  draft.change({ a: 2 })
  await draft.flush()
  expect(there).toEqual({ variables: { a: 2 }, version: 2 })
})

test('who comes back with something unsent of before another change is asked', async () => {
  isAway = true
  const before = window()
  before.change({ a: 'unsent' })
  await before.flush()
  isAway = false
  there = { variables: { a: 'elsewhere' }, version: 4 }
  const after = window()
  expect((await after.restore())?.values).toEqual({ a: 'unsent' })
  await vi.advanceTimersByTimeAsync(10)
  expect(after.refusal.value?.code).toBe('start-draft-changed')
})

test('a discarded draft is gone here and there, and the next begins anew', async () => {
  const draft = window()
  draft.change({ a: 1 })
  await draft.flush()
  await draft.discard()
  expect([there, readable()]).toEqual([null, '{}'])
  draft.change({ a: 2 })
  await draft.flush()
  expect(there).toEqual({ variables: { a: 2 }, version: 1 })
})

test('who leaves leaves nothing in this browser that the server does not have', async () => {
  isAway = true
  window().change({ id: '11010519491231002X' })
  await expect(sendUnsent()).rejects.toThrow()
  expect(readable()).toContain('11010519491231002X')
  isAway = false
  expect(await sendUnsent()).toEqual([])
  expect([there?.variables, readable()]).toEqual([{ id: '11010519491231002X' }, '{}'])
})

test('leaving waits for what only its writer decides', async () => {
  window().change({ a: 'mine' })
  there = { variables: { a: 'theirs' }, version: 7 }
  expect(await sendUnsent()).toEqual(['apply.so-filing'])
  expect(readable()).toContain('mine')
})
