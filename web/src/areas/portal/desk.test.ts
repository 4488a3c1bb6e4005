import { beforeEach, expect, test, vi } from 'vitest'
import { shallowRef } from 'vue'

vi.mock('@/session', () => ({ session: shallowRef({ userId: 'so' }) }))
let sealings = 0
vi.mock('./sealing/envelope', () => ({ seal: async () => new TextEncoder().encode(`envelope ${(sealings += 1)}`) }))
vi.mock('./sealing/receipt', () => ({ isSigned: async () => true }))

/** The hash of what lies at the desk; a desk that is closed refuses; an answer can be lost on its way. */
let lies: string | null = null
let isClosed = false
let isMute = false

async function hashOf(envelope: string): Promise<string> {
  const bytes = Uint8Array.from(atob(envelope), (each) => each.charCodeAt(0))
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((each) => each.toString(16).padStart(2, '0')).join('')
}

vi.stubGlobal('fetch', async (request: Request) => {
  const json = (body: object, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  if (request.method === 'GET') return json({ tenderKey: '1', keyholders: [], threshold: 2, envelopeBytes: 100, receiptKey: '' })
  const { action, envelope } = (await request.json()) as { action: string; envelope?: string }
  if (action === 'BID' && envelope) {
    const hash = await hashOf(envelope)
    const receipt = JSON.stringify({ kind: 'LATE', hash })
    if (isClosed) return json({ code: 'bid-late', title: 'late', params: { receipt, signature: 'x' } }, 409)
    lies = hash
  }
  if (isMute) throw new TypeError('the answer is lost')
  return json({ hasTaken: true, documents: null, terms: null, receipt: lies ? { statement: { kind: 'SEALED', hash: lies }, signature: 'x' } : null })
})

const { useDesk } = await import('./desk')
const { emptyBid } = await import('./bid')

beforeEach(() => {
  lies = null
  isClosed = isMute = false
  sealings = 0
})

test('a bid that arrived in the last minute is not told to be late when its answer was lost', async () => {
  const desk = useDesk('7')
  await desk.load()
  isMute = true
  await expect(desk.bid(emptyBid(), '5')).rejects.toMatchObject({ status: 0 })
  expect(desk.isUnanswered.value).toBe(true)
  isMute = false
  isClosed = true
  await desk.bid(emptyBid(), '5')
  expect([desk.receipt.value?.statement.kind, desk.receipt.value?.isSame, sealings]).toEqual(['SEALED', true, 1])
})

test('one that did not arrive is late, and the refusal is its receipt', async () => {
  const desk = useDesk('7')
  await desk.load()
  isMute = true
  await desk.bid(emptyBid(), '5').catch(() => undefined)
  lies = null
  isMute = false
  isClosed = true
  await expect(desk.bid(emptyBid(), '5')).rejects.toMatchObject({ code: 'bid-late' })
  expect(desk.receipt.value?.statement.kind).toBe('LATE')
})

test('what was changed meanwhile is sealed anew', async () => {
  const desk = useDesk('7')
  await desk.load()
  isMute = true
  await desk.bid(emptyBid(), '5').catch(() => undefined)
  isMute = false
  await desk.bid({ ...emptyBid(), price: '1' }, '5')
  expect([sealings, desk.receipt.value?.isSame]).toEqual([2, true])
})
