/** The files of one piece of work in the modeller: a diagram with the forms and decisions it names. */
export type FileKind = 'bpmn' | 'form' | 'dmn'

export interface WorkFile {
  name: string
  kind: FileKind
  content: string
  /** as it is deployed; empty for a new file */
  deployed: string
  /** version that is deployed; 0 for a new file */
  version: number
}

export function kindOf(name: string): FileKind | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  return extension === 'bpmn' || extension === 'form' || extension === 'dmn' ? extension : undefined
}

export function isChanged(file: WorkFile): boolean {
  return file.content !== file.deployed
}

/** Ids of the forms and decisions a diagram names, literally: what FEEL works out is known only when it runs. */
export function namedIn(xml: string): { forms: string[]; decisions: string[] } {
  const found = (attribute: string): string[] => {
    const ids = [...xml.matchAll(new RegExp(`\\b${attribute}="([^"=][^"]*)"`, 'g'))].map((match) => match[1] as string)
    return [...new Set(ids)]
  }
  return { forms: found('formId'), decisions: found('decisionId') }
}

/** Ids of the processes of a diagram. */
export function processIds(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?process\s[^>]*?\bid="([^"]+)"/g)].map((found) => found[1] as string)
}

/** Id of the first process of a diagram; empty when there is none. */
export function processId(xml: string): string {
  return processIds(xml)[0] ?? ''
}

/** What belongs together: a diagram bound to what is deployed with it needs all of it in the same deployment. */
export function deployedTogether(files: readonly WorkFile[]): WorkFile[] {
  const isBound = files.some((each) => each.kind === 'bpmn' && /\bbindingType="deployment"/.test(each.content))
  return isBound && files.some(isChanged) ? [...files] : files.filter(isChanged)
}

/** A diagram with a start and an end, to begin with. */
export function emptyDiagram(id: string, name: string): string {
  const escaped = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="${id}-definitions" targetNamespace="https://gongzhi.example/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">
  <bpmn:process id="${id}" name="${escaped}" isExecutable="true">
    <bpmn:startEvent id="start" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="${id}-diagram">
    <bpmndi:BPMNPlane id="${id}-plane" bpmnElement="${id}">
      <bpmndi:BPMNShape id="start-shape" bpmnElement="start"><dc:Bounds x="180" y="160" width="36" height="36" /></bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}

/** A form without fields, to begin with. */
export function emptyForm(id: string): string {
  return `${JSON.stringify({ id, type: 'default', schemaVersion: 16, components: [] }, null, 2)}\n`
}
