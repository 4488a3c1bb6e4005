import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { translate } from './words'
import chinese from './words.zh-CN.json'

test('every sentence of the form viewer is there in Chinese', () => {
  const viewer = createRequire(import.meta.url).resolve('@bpmn-io/form-js-viewer')
  const source = readFileSync(viewer, 'utf8')
  const said = [...source.matchAll(/translate\(\s*'((?:[^'\\]|\\.)+)'/g)].map((found) => found[1] as string)
  const missing = new Set(said.filter((each) => !(each in chinese) && !each.startsWith('HELLO')))
  expect(said.length).toBeGreaterThan(30)
  expect([...missing]).toEqual([])
})

test('values are put in, zero too, and what is unknown stays as it is', () => {
  expect(translate('Field must have minimum value of {value}.', { value: 0 })).toBe('不能小于 0')
  expect(translate('Something new in {value}', { value: 2 })).toBe('Something new in 2')
})
