/** A process that stands still when the amount is a word: what administrators put right. */
export const SUPPLIES = 'office-supplies'

const shape = (of: string, x: number, y: number, width: number, height: number): string =>
  `<bpmndi:BPMNShape id="${of}-shape" bpmnElement="${of}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`
const edge = (of: string, ...points: [number, number][]): string =>
  `<bpmndi:BPMNEdge id="${of}-edge" bpmnElement="${of}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')}</bpmndi:BPMNEdge>`
const task = (id: string, name: string, user: string, from: string, to: string): string =>
  `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateUsers="${user}" /></bpmn:extensionElements><bpmn:incoming>${from}</bpmn:incoming><bpmn:outgoing>${to}</bpmn:outgoing></bpmn:userTask>`
const flow = (id: string, from: string, to: string, condition = ''): string =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition && `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`

/** 办公用品领用: looked at by `looker`; up to 20 pieces are handed out, more are approved by `approver` first. */
export function supplies(looker: string, approver: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="supplies" targetNamespace="https://gongzhi.example/bpmn">
  <bpmn:process id="${SUPPLIES}" name="办公用品领用" isExecutable="true">
    <bpmn:startEvent id="start" name="领用申请"><bpmn:outgoing>to-look</bpmn:outgoing></bpmn:startEvent>
    ${flow('to-look', 'start', 'look')}
    ${task('look', '核对库存', looker, 'to-look', 'to-gate')}
    ${flow('to-gate', 'look', 'gate')}
    <bpmn:exclusiveGateway id="gate" name="数量"><bpmn:incoming>to-gate</bpmn:incoming><bpmn:outgoing>few</bpmn:outgoing><bpmn:outgoing>many</bpmn:outgoing></bpmn:exclusiveGateway>
    ${flow('few', 'gate', 'end', '=amount &lt;= 20')}
    ${flow('many', 'gate', 'approve', '=amount &gt; 20')}
    ${task('approve', '领导审批', approver, 'many', 'approved')}
    ${flow('approved', 'approve', 'done')}
    <bpmn:endEvent id="end" name="发放"><bpmn:incoming>few</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="done" name="批准后发放"><bpmn:incoming>approved</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${SUPPLIES}">
    ${shape('start', 160, 182, 36, 36)}${shape('look', 260, 160, 100, 80)}${shape('gate', 430, 175, 50, 50)}${shape('end', 600, 182, 36, 36)}${shape('approve', 560, 270, 100, 80)}${shape('done', 730, 292, 36, 36)}
    ${edge('to-look', [196, 200], [260, 200])}${edge('to-gate', [360, 200], [430, 200])}${edge('few', [480, 200], [600, 200])}
    ${edge('many', [455, 225], [455, 310], [560, 310])}${edge('approved', [660, 310], [730, 310])}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}
