import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shallowRef } from 'vue'

vi.mock('@/session', () => ({ session: shallowRef({ userId: 'li' }) }))

/** The draft that the server has, and whether it can be reached. */
let there: { variables: Record<string, unknown>; savedAt: string } | null = null
let isAway = false

vi.stubGlobal('fetch', async (request: Request) => {
  if (isAway) throw new TypeError('unreachable')
  const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  if (request.method === 'PUT') {
    const { variables } = (await request.json()) as { variables: Record<string, unknown> }
    there = { variables, savedAt: '2026-07-02T02:00:00Z' }
  }
  if (request.method === 'DELETE') there = null
  return there ? json(there) : json({ status: 404, code: 'draft-unknown', title: '' }, 404)
})

const { useDraft } = await import('./draft')
/** Everything that somebody who sits down here later can read. */
const readable = (): string => JSON.stringify({ ...localStorage })

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  there = null
  isAway = false
})
afterEach(() => vi.useRealTimers())

test('what the server does not have yet is restored from this browser, and sent', async () => {
  there = { variables: { a: 'there' }, savedAt: '2026-07-02T01:00:00Z' }
  isAway = true
  const before = useDraft('1-2')
  before.change({ a: 'here' })
  await before.flush()
  isAway = false
  const after = useDraft('1-2')
  expect((await after.restore())?.values).toEqual({ a: 'here' })
  await after.flush()
  expect(there.variables).toEqual({ a: 'here' })
})

test('what the server has stays nowhere in this browser', async () => {
  const draft = useDraft('1-2')
  draft.change({ id: '11010519491231002X' })
  expect(readable()).toContain('11010519491231002X')
  await draft.flush()
  expect(readable()).not.toContain('11010519491231002X')
  expect((await useDraft('1-2').restore())?.values).toEqual({ id: '11010519491231002X' })
})

test('what was typed while the other was sent is kept', async () => {
  const draft = useDraft('1-2')
  draft.change({ a: 'first' })
  const sending = draft.flush()
  draft.change({ a: 'second' })
  await sending
  expect(readable()).toContain('second')
  expect(draft.isPending.value).toBe(true)
})

test('nothing is restored where nothing is', async () => {
  expect(await useDraft('1-2').restore()).toBeNull()
})
