/** Reading and writing what an element of the diagram says, through the modeller's own commands (so that undo works). */

export interface Moddle {
  $type: string
  get(name: string): unknown
  [name: string]: unknown
}

export interface Drawn {
  id: string
  type: string
  businessObject: Moddle
}

interface Modeling {
  updateProperties(element: Drawn, properties: Record<string, unknown>): void
  updateModdleProperties(element: Drawn, object: Moddle, properties: Record<string, unknown>): void
}

export interface Editor {
  get(name: 'modeling'): Modeling
  get(name: 'bpmnFactory'): { create(type: string, attributes: Record<string, unknown>): Moddle }
}

/** What the properties are written on: the process behind a pool, else the element itself. */
export function subject(element: Drawn): Moddle {
  const process = element.businessObject.get('processRef')
  return element.type === 'bpmn:Participant' && process ? (process as Moddle) : element.businessObject
}

/** `userTask` for `bpmn:UserTask`, as files and rules write it. */
export function tagOf(element: Drawn): string {
  const type = subject(element).$type.replace(/^\w+:/, '')
  return type.charAt(0).toLowerCase() + type.slice(1)
}

function values(object: Moddle): Moddle[] {
  const extensions = object.get('extensionElements') as Moddle | undefined
  return (extensions?.get('values') as Moddle[] | undefined) ?? []
}

export function extension(element: Drawn, type: string): Moddle | undefined {
  return values(subject(element)).find((each) => each.$type === type)
}

export function attribute(element: Drawn, type: string, name: string): string {
  return (extension(element, type)?.get(name) as string | undefined) ?? ''
}

/** Put an extension element there, change it, or take it away when all its attributes are empty. */
export function setAttribute(editor: Editor, element: Drawn, type: string, name: string, value: string): void {
  const there = extension(element, type)
  const modeling = editor.get('modeling')
  if (there) {
    modeling.updateModdleProperties(element, there, { [name]: value || undefined })
    const left = Object.keys(there).filter((key) => !key.startsWith('$') && there[key] !== undefined)
    if (left.length === 0) setValues(editor, element, (all) => all.filter((each) => each !== there))
  } else if (value) {
    const made = editor.get('bpmnFactory').create(type, { [name]: value })
    setValues(editor, element, (all) => [...all, made])
  }
}

export function property(element: Drawn, name: string): string {
  const found = listed(element).find((each) => each.get('name') === name)
  return (found?.get('value') as string | undefined) ?? ''
}

function listed(element: Drawn): Moddle[] {
  return (extension(element, 'zeebe:Properties')?.get('properties') as Moddle[] | undefined) ?? []
}

/** Set a `zeebe:property`; an empty value removes it. */
export function setProperty(editor: Editor, element: Drawn, name: string, value: string): void {
  const all = listed(element)
  const there = all.find((each) => each.get('name') === name)
  const modeling = editor.get('modeling')
  if (there && value) {
    modeling.updateModdleProperties(element, there, { value })
    return
  }
  const made = value ? [editor.get('bpmnFactory').create('zeebe:Property', { name, value })] : []
  const properties = [...all.filter((each) => each !== there), ...made]
  const holder = extension(element, 'zeebe:Properties')
  if (holder && properties.length) modeling.updateModdleProperties(element, holder, { properties })
  else if (holder) setValues(editor, element, (present) => present.filter((each) => each !== holder))
  else if (made.length) {
    const created = editor.get('bpmnFactory').create('zeebe:Properties', { properties })
    setValues(editor, element, (present) => [...present, created])
  }
}

function setValues(editor: Editor, element: Drawn, change: (all: Moddle[]) => Moddle[]): void {
  const object = subject(element)
  const modeling = editor.get('modeling')
  const there = object.get('extensionElements') as Moddle | undefined
  const next = change(values(object))
  if (there) modeling.updateModdleProperties(element, there, { values: next })
  else {
    const extensionElements = editor.get('bpmnFactory').create('bpmn:ExtensionElements', { values: next })
    modeling.updateModdleProperties(element, object, { extensionElements })
  }
}

export function condition(element: Drawn): string {
  const expression = element.businessObject.get('conditionExpression') as Moddle | undefined
  return (expression?.get('body') as string | undefined) ?? ''
}

export function setCondition(editor: Editor, element: Drawn, body: string): void {
  const conditionExpression = body ? editor.get('bpmnFactory').create('bpmn:FormalExpression', { body }) : undefined
  editor.get('modeling').updateProperties(element, { conditionExpression })
}

export function setName(editor: Editor, element: Drawn, name: string): void {
  const object = subject(element)
  if (object === element.businessObject) editor.get('modeling').updateProperties(element, { name })
  else editor.get('modeling').updateModdleProperties(element, object, { name })
}
