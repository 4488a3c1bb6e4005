import { beforeAll, expect, test } from 'vitest'
import { loadAreas } from '@/i18n'
import { decisionIds, effect } from './effects'

type Uses = Parameters<typeof effect>[0]

const NONE = { count: 0, isExact: true }

function version(active: number, isExact = true): Uses['versions'][number]['version'] {
  return { processDefinitionKey: '1', processDefinitionId: 'p', version: 1, name: 'P', active: { count: active, isExact }, suspended: { count: 1, isExact: true }, broken: NONE }
}

function uses(kind: string, versions: Uses['versions'], open = 0): string[] {
  return effect({ kind: kind as Uses['kind'], id: 'x', openTasks: { count: open, isExact: true }, versions })
}

beforeAll(() => loadAreas('modeller'))

test('cases are summed over versions by what happens to them, suspended ones among them', () => {
  const taken = { takesNewest: true, isCertain: true }
  expect(uses('form', [{ version: version(2), ...taken }, { version: version(3), ...taken }, { version: version(4), takesNewest: false, isCertain: true }], 6)).toEqual([
    '已打开的 6 个待办仍用打开时的表单。',
    '流程图用到它的办理中事项 7 件：此后打开的待办用新表单。',
    '办理中的 5 件与原部署绑定，一直用原来的版本。',
  ])
})

test('what was counted to its bound says so, and what only a variable tells is said as such', () => {
  expect(uses('decision', [{ version: version(1000, false), takesNewest: true, isCertain: false }])).toEqual(['另有办理中的 1001+ 件按变量选用判定，可能用到新表。'])
})

test('where nobody uses it that is said, of a process nothing', () => {
  expect(uses('form', [])).toEqual(['没有办理中的事项还要用它；新事项用新表单。'])
  expect(uses('process', [])).toEqual([])
})

test('every decision of a file is asked about', () => {
  expect(decisionIds('<decision id="a" name="A"/><dmn:decision name="B" id="b"><decisionTable id="t"/></dmn:decision>')).toEqual(['a', 'b'])
})
