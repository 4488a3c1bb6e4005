import { expect, test } from 'vitest'
import { caseNumber, offering, onlyOnes } from './offers'

const NUMBER = { type: 'textfield', key: 'filingNo', label: '备案编号', description: '见备案证', validate: { required: true, pattern: '^BA' } }
const REASON = { type: 'textarea', key: 'reason' }
const one = { value: 'BA1', label: '合唱队（BA1）' }
const offer = (...options: { value: string; label: string }[]) => [{ field: 'filingNo', options, isCaseNumber: false }]

test('a number with an offer is chosen, everything else stays', () => {
  const found = offering({ id: 'f', components: [NUMBER, REASON] }, offer(one), () => '')
  expect(found).toEqual({
    id: 'f',
    components: [{ type: 'select', key: 'filingNo', label: '备案编号', layout: { columns: 16 }, values: [one], searchable: false, validate: { required: true } }, REASON],
  })
  expect(offering({ components: [NUMBER] }, [], () => '')).toEqual({ components: [NUMBER] })
})

test('what is chosen by its name is not asked for by its number', () => {
  const field = { type: 'textfield', key: 'filingNo', label: '申报单位登记册编号' }
  const [found] = offering({ components: [field] }, offer(one), () => '').components as { label: string }[]
  expect(found?.label).toBe('申报单位')
})

test('an empty list says why', () => {
  const [found] = offering({ components: [NUMBER] }, offer(), (field) => `no ${field}`).components as { description: string }[]
  expect(found?.description).toBe('no filingNo')
})

test('the only option is filled in, of several none', () => {
  expect(onlyOnes(offer(one))).toEqual({ filingNo: 'BA1' })
  expect(onlyOnes(offer(one, { value: 'BA2', label: '' }))).toEqual({})
})

test('a case begins under what was chosen where that is its number', () => {
  const numbered = [{ field: 'projectNo', options: [], isCaseNumber: true }]
  expect(caseNumber(numbered, { projectNo: 'GM2010-001' })).toBe('GM2010-001')
  expect(caseNumber(numbered, { projectNo: null })).toBeUndefined()
  expect(caseNumber(offer(one), { filingNo: 'BA1' })).toBeUndefined()
})
