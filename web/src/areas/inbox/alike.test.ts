import { expect, test } from 'vitest'
import { areOneStep, isDecision, optionsOf, withoutTheCase } from './alike'

const radio = { type: 'radio', key: 'opinion', values: [] }
const form = (...components: object[]): { components: object[] } => ({ components })

test('a form of choices and reasons is a decision; amounts, tables and files are entries of their own', () => {
  expect(isDecision(form({ type: 'text', text: '# 意见' }, radio, { type: 'textarea', key: 'opinionText' }))).toBe(true)
  expect(isDecision(form({ type: 'group', components: [radio] }))).toBe(true)
  for (const type of ['number', 'textfield', 'datetime', 'filepicker', 'dynamiclist', 'expression']) {
    expect(isDecision(form(radio, { type, key: 'x' }))).toBe(false)
  }
  expect(isDecision(form({ type: 'textarea', key: 'report' }))).toBe(false)
})

test('what tells of one case is not shown where several are decided', () => {
  const whole = form({ type: 'text', text: '# 意见' }, { type: 'text', text: '组织：{{orgName}}' }, { type: 'text', text: '=orgName' }, radio)
  expect(withoutTheCase(whole).components).toEqual([{ type: 'text', text: '# 意见' }, radio])
})

test('choices that a case brings along are compared', () => {
  const found = form({ type: 'taglist', key: 'basis', valuesKey: 'rules' }, radio)
  expect(optionsOf(found, { rules: ['a'], orgName: 'b' })).toEqual({ rules: ['a'] })
})

test('one step is one process, one element, one form', () => {
  const task = { processDefinitionId: 'so-filing', elementId: 'review', formId: 'decision' }
  expect(areOneStep([task, { ...task }])).toBe(true)
  expect(areOneStep([task, { ...task, elementId: 'approve' }])).toBe(false)
  expect(areOneStep([])).toBe(false)
})
