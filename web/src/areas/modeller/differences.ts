/** What changed between two versions of a diagram, element by element. */
import { BpmnModdle } from 'bpmn-moddle'
import { diff } from 'bpmn-js-differ'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json'

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved'

export interface Change {
  id: string
  kind: ChangeKind
  type: string
  name: string
}

interface Model {
  $type: string
  name?: string
}

async function read(xml: string): Promise<unknown> {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml)
  return rootElement
}

export async function differences(before: string, after: string): Promise<Change[]> {
  const found = diff(await read(before), await read(after))
  const listed = (entries: Record<string, unknown>, kind: ChangeKind): Change[] =>
    Object.entries(entries).map(([id, value]) => {
      const model = ((value as { model?: Model }).model ?? value) as Model
      return { id, kind, type: model.$type.replace(/^bpmn:/, ''), name: model.name ?? '' }
    })
  const said = [
    ...listed(found._added, 'added'),
    ...listed(found._removed, 'removed'),
    ...listed(found._changed, 'changed'),
  ]
  // a new name moves its label: what is told already is not told again
  const moved = listed(found._layoutChanged, 'moved').filter((each) => !said.some((other) => other.id === each.id))
  return [...said, ...moved].filter((each) => !each.type.startsWith('bpmndi:'))
}
