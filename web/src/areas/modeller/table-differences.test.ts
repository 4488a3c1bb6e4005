// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { tableDifferences, type DecidedChange } from './table-differences'

const rule = (id: string, amount: string, level: string, note = ''): string =>
  `<rule id="${id}">${note && `<description>${note}</description>`}<inputEntry id="${id}-a"><text>${amount}</text></inputEntry><outputEntry id="${id}-o"><text>${level}</text></outputEntry></rule>`

const SMALL = rule('r1', '&lt; 10', '"OFFICE"')
const LARGE = rule('r2', '&gt;= 10', '"MEETING"')

function model(rules: string, { policy = 'UNIQUE', input = 'amount', more = '', column = '' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="n">
    <decision id="level" name="level"><description>审批层级</description>
      <decisionTable id="t" hitPolicy="${policy}">
        <input id="i" label="金额"><inputExpression typeRef="number"><text>${input}</text></inputExpression></input>${column}
        <output id="o" label="层级" name="level" typeRef="string" />${rules}
      </decisionTable></decision>${more}</definitions>`
}

function only(before: string, after: string): DecidedChange {
  const [found] = tableDifferences(before, after)
  return found as DecidedChange
}

const rulesOf = (found: DecidedChange): unknown[] =>
  found.rules.filter((each) => each.kind !== 'same').map((each) => [each.kind, each.before?.number, each.after?.number, ...each.cells.map((cell) => [cell.column, cell.before, cell.after])])

test('a table is no different from itself, whatever ids an editor gave its rules', () => {
  const found = only(model(SMALL + LARGE), model((SMALL + LARGE).replaceAll('r1', 'x1').replaceAll('r2', 'x2')))
  expect([found.kind, found.rules.map((each) => each.kind)]).toEqual(['same', ['same', 'same']])
})

test('rules that were added, removed, moved or changed are told by number and cell', () => {
  const changed = only(model(SMALL + LARGE), model(rule('r1', '&lt; 20', '"OFFICE"') + LARGE + rule('r3', '-', '"NONE"')))
  expect(rulesOf(changed)).toEqual([['changed', 1, 1, ['金额', '< 10', '< 20']], ['added', undefined, 3]])
  expect(rulesOf(only(model(SMALL + LARGE), model(LARGE)))).toEqual([['removed', 1, undefined]])
  expect(rulesOf(only(model(SMALL + LARGE), model(LARGE + SMALL)))).toEqual([['moved', 1, 2]])
})

test('the policy of hits, what a column asks and the words of a remark are told', () => {
  const found = only(model(SMALL + LARGE), model(SMALL + rule('r2', '&gt;= 10', '"MEETING"', '十万元以上'), { policy: 'FIRST', input: 'total' }))
  expect(found.parts).toEqual([{ what: 'hitPolicy', before: 'UNIQUE', after: 'FIRST' }])
  expect(found.columns.filter((each) => each.kind !== 'same').map((each) => [each.kind, each.after?.role, each.parts])).toEqual([
    ['changed', 'input', [{ what: 'expression', before: 'amount', after: 'total' }]],
    ['added', 'note', []],
  ])
  expect(rulesOf(found)).toEqual([['changed', 2, 2, ['', '', '十万元以上']]])
})

test('a new column changes only the rules in which it asks something', () => {
  const column = '<input id="j" label="年度累计"><inputExpression><text>year</text></inputExpression></input>'
  const wider = (text: string, asks: string): string => text.replace('</inputEntry>', `</inputEntry><inputEntry><text>${asks}</text></inputEntry>`)
  const found = only(model(SMALL + LARGE), model(wider(SMALL, '-') + wider(LARGE, '&lt; 30'), { column }))
  expect(found.columns.map((each) => [each.kind, each.after?.name])).toEqual([['same', '金额'], ['added', '年度累计'], ['same', '层级']])
  expect(rulesOf(found)).toEqual([['changed', 2, 2, ['年度累计', '-', '< 30']]])
})

test('formulas, what goes in and other decisions of the file are told, too', () => {
  const formula = (text: string): string => `<decision id="sum" name="sum"><literalExpression id="e-${text.length}"><text>${text}</text></literalExpression></decision>`
  const found = tableDifferences(model(SMALL, { more: formula('a + b') }), model(SMALL, { more: `${formula('a + b + c')}<inputData id="c" name="c" />` }))
  expect(found.map((each) => [each.kind, each.after?.what, each.parts])).toEqual([
    ['same', 'decision', []],
    ['changed', 'decision', [{ what: 'logic', before: 'a + b', after: 'a + b + c' }]],
    ['added', 'inputData', []],
  ])
})

test('what cannot be read is thrown, not compared', () => {
  expect(() => tableDifferences(model(SMALL), '<definitions')).toThrow()
})
