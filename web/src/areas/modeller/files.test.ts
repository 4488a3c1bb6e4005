import { expect, test } from 'vitest'
import { deployedTogether, emptyDiagram, isChanged, kindOf, namedIn, processId, processIds, type WorkFile } from './files'

test('a diagram names its forms and decisions once each, and not what FEEL works out', () => {
  const xml = `<zeebe:formDefinition formId="a"/><zeebe:formDefinition formId="a"/><zeebe:formDefinition formId="=x"/>
    <zeebe:calledDecision decisionId="d"/>`
  expect(namedIn(xml)).toEqual({ forms: ['a'], decisions: ['d'] })
})

test('the kind of a file is its extension', () => {
  expect([kindOf('a.bpmn'), kindOf('b.form'), kindOf('c.dmn'), kindOf('d.xml')]).toEqual(['bpmn', 'form', 'dmn', undefined])
})

test('an empty diagram bears its id and its escaped name', () => {
  const xml = emptyDiagram('so-x', 'A & "B" <C>')
  expect(processId(xml)).toBe('so-x')
  expect(new DOMParser().parseFromString(xml, 'text/xml').querySelector('parsererror')).toBeNull()
  expect(xml).toContain('A &amp; &quot;B&quot; &lt;C>')
})

test('a file is changed when it is not what is deployed', () => {
  const file = { name: 'a.bpmn', kind: 'bpmn' as const, content: 'x', deployed: 'x', version: 1 }
  expect(isChanged(file)).toBe(false)
  expect(isChanged({ ...file, content: 'y' })).toBe(true)
})

test('what a diagram binds to its deployment goes in force with it, though only one of both changed', () => {
  const file = (name: string, content: string, deployed: string): WorkFile => ({ name, kind: kindOf(name) ?? 'form', content, deployed, version: 1 })
  const form = file('a.form', '{"id":"a"}', '{}')
  const bound = '<zeebe:formDefinition formId="a" bindingType="deployment"/>'
  const names = (files: WorkFile[]): string[] => deployedTogether(files).map((each) => each.name)
  expect(names([file('x.bpmn', bound, bound), form])).toEqual(['x.bpmn', 'a.form'])
  expect(names([file('x.bpmn', '', ''), form])).toEqual(['a.form'])
  expect(names([file('x.bpmn', bound, bound)])).toEqual([])
})

test('a file may have several processes', () => {
  expect(processIds('<bpmn:process id="a"/><process isExecutable="true" id="b">')).toEqual(['a', 'b'])
})
