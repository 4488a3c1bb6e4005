import { beforeEach, expect, test, vi } from 'vitest'
import { shallowRef } from 'vue'

const session = shallowRef<{ userId: string } | null>({ userId: 'li' })
vi.mock('@/session', () => ({ session }))
vi.mock('@/lib/say', () => ({ say: vi.fn() }))

interface Row {
  value: unknown
  version: number
}
/** The server's table, and whether it can be reached. */
let rows: Record<string, Row> = {}
let isAway = false

vi.stubGlobal('fetch', async (request: Request) => {
  if (isAway) throw new TypeError('unreachable')
  const name = new URL(request.url).pathname.split('/')[4]
  const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  if (!name) return json({ items: Object.entries(rows).map(([each, row]) => ({ name: each, ...row })) })
  if (request.method === 'GET') return json({ name, ...rows[name] })
  const given = (await request.json()) as Row
  if (given.version !== (rows[name]?.version ?? 0)) return json({ status: 409, code: 'preference-changed', title: '' }, 409)
  rows[name] = { value: given.value, version: given.version + 1 }
  return json({ name, ...rows[name] })
})

const words = (raw: unknown): string[] => (Array.isArray(raw) ? (raw as string[]) : [])
const joined = (there: string[], here: string[]): string[] => [...new Set([...there, ...here])]

type Module = typeof import('./preferences')
let lib: Module

/** The page as it is opened anew. */
async function opened(): Promise<Module> {
  vi.resetModules()
  lib = await import('./preferences')
  return lib
}

beforeEach(() => {
  localStorage.clear()
  rows = {}
  isAway = false
  session.value = { userId: 'li' }
})

test('a choice is there on another computer', async () => {
  const { preference, keepPreferences } = await opened()
  const phrases = preference('phrases', words, joined)
  keepPreferences()
  phrases.change((now) => [...now, '同意。'])
  await vi.waitFor(() => expect(rows.phrases).toEqual({ value: ['同意。'], version: 1 }))

  localStorage.clear()
  const elsewhere = await opened()
  const again = elsewhere.preference('phrases', words, joined)
  elsewhere.keepPreferences()
  await vi.waitFor(() => expect(again.current.value).toEqual(['同意。']))
})

test('what this browser kept before joins what the account has; of a single choice the account’s counts', async () => {
  rows = { phrases: { value: ['同意。'], version: 4 }, 'task.next': { value: false, version: 1 } }
  localStorage.setItem('gongzhi.li.phrases', JSON.stringify(['不同意。']))
  localStorage.setItem('gongzhi.li.task.next', 'true')
  const { preference, keepPreferences } = await opened()
  const phrases = preference('phrases', words, joined)
  const next = preference('task.next', (raw) => raw !== false)
  expect([phrases.current.value, next.current.value]).toEqual([['不同意。'], true])
  keepPreferences()
  await vi.waitFor(() => expect(rows.phrases?.value).toEqual(['同意。', '不同意。']))
  expect(next.current.value).toBe(false)
  expect(rows['task.next']?.version).toBe(1)
})

test('of two tabs neither undoes what the other kept', async () => {
  const { preference, keepPreferences } = await opened()
  const phrases = preference('phrases', words, joined)
  keepPreferences()
  phrases.change(() => ['甲', '乙'])
  await vi.waitFor(() => expect(rows.phrases?.version).toBe(1))
  // the other tab
  rows.phrases = { value: ['乙', '丙'], version: 2 }
  phrases.change((now) => now.filter((each) => each !== '乙'))
  await vi.waitFor(() => expect(rows.phrases).toEqual({ value: ['丙'], version: 3 }))
  expect(phrases.current.value).toEqual(['丙'])
})

test('without a network the browser keeps it, and sends it when it is opened again', async () => {
  const first = await opened()
  const before = first.preference('task.next', (raw) => raw !== false)
  first.keepPreferences()
  before.change(() => true)
  await vi.waitFor(() => expect(rows['task.next']?.version).toBe(1))
  isAway = true
  before.change(() => false)
  await new Promise((done) => setTimeout(done, 600))
  isAway = false
  const { preference, keepPreferences } = await opened()
  const next = preference('task.next', (raw) => raw !== false)
  expect(next.current.value).toBe(false)
  keepPreferences()
  await vi.waitFor(() => expect(rows['task.next']).toEqual({ value: false, version: 2 }))
})

test('who signs in next finds nothing of the one before', async () => {
  const { preference, keepPreferences } = await opened()
  const phrases = preference('phrases', words, joined)
  keepPreferences()
  phrases.change(() => ['同意。'])
  await vi.waitFor(() => expect(rows.phrases?.version).toBe(1))
  rows = {}
  session.value = { userId: 'wang' }
  await vi.waitFor(() => expect(phrases.current.value).toEqual([]))
  await new Promise((done) => setTimeout(done, 50))
  expect(rows).toEqual({})
})
