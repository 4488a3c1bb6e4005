import { expect, test, vi } from 'vitest'
import type { HistoryEvent } from './course'

vi.mock('@/api/client', () => ({ api: {}, ok: vi.fn() }))
const { entryOf, movementBy, writtenBy } = await import('./entries')

const event = (type: string, data: Record<string, unknown>): HistoryEvent => ({ seq: 7, type, data }) as unknown as HistoryEvent
const label = (zh: string) => ({ zh, en: zh })
const registers = [
  {
    name: 'grant_award',
    title: label('资助台账'),
    search: [],
    columns: [
      { name: 'state', label: label('状态'), type: 'text', words: { APPLIED: label('已申报'), READY: label('待评审') } },
      { name: 'requested', label: label('申请金额'), type: 'money', words: {} },
    ],
  },
] as never
const past = {
  isWhole: true,
  asOf: null,
  versions: [
    { version: 1, changes: { id: [null, '5'], state: [null, 'APPLIED'], requested: [null, '120000.00'], account_sealed: [null, '***'] } },
    { version: 3, changes: { state: ['APPLIED', 'READY'] } },
  ],
} as never
const words = { yes: '是', no: '否' }

test('a write is told with its register, its columns and codes in words, old and new', () => {
  const pasts = new Map([['grant_award/5', past]])
  const changed = event('register-changed', { register: 'grant_award', id: '5', version: 3, columns: ['state'] })
  expect(writtenBy(changed, registers, pasts, 'zh-CN', words)).toEqual({ title: '资助台账', changes: [{ label: '状态', old: '已申报', new: '待评审' }] })
  const entered = event('register-entered', { register: 'grant_award', id: '5', version: 1 })
  expect(writtenBy(entered, registers, pasts, 'zh-CN', words)?.changes).toEqual([
    { label: '状态', old: '', new: '已申报' },
    { label: '申请金额', old: '', new: '120,000.00' },
  ])
})

test('of a register that one does not read nothing is told, and other events write no entry', () => {
  expect(writtenBy(event('register-entered', { register: 'budget_movement', id: '1' }), registers, new Map(), 'zh-CN', words)).toBeNull()
  expect(entryOf(event('variables-changed', { register: 'grant_award', id: '5' }))).toBeNull()
})

test('a line of the budget ledger says itself what it moved', () => {
  const moved = event('register-entered', { register: 'budget_movement', id: '1', kind: 'PAY', amount: '36000.00', reference: 'ZZ2010-01-001' })
  expect(movementBy(moved)).toEqual({ kind: 'PAY', amount: '36,000.00', reference: 'ZZ2010-01-001' })
  expect(movementBy(event('register-entered', { register: 'grant_award', id: '5' }))).toBeNull()
})
