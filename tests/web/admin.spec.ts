/** Those who run the house: what runs and where it waits, what is broken and how it is repaired. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { House } from './house'
import { signIn } from './pages'

const house = House.join()
let number = 0

/** start → look (for shenqing) → a gateway that compares the amount, which only a number can be. */
function gate(id: string): string {
  const shape = (of: string, x: number, y: number, width: number, height: number) =>
    `<bpmndi:BPMNShape id="${of}-shape" bpmnElement="${of}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`
  const edge = (of: string, from: number, to: number) =>
    `<bpmndi:BPMNEdge id="${of}-edge" bpmnElement="${of}"><di:waypoint x="${from}" y="200" /><di:waypoint x="${to}" y="200" /></bpmndi:BPMNEdge>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="d" targetNamespace="https://gongzhi.example/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">
  <bpmn:process id="${id}" name="领用（${id}）" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>to-look</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="to-look" sourceRef="start" targetRef="look" />
    <bpmn:userTask id="look" name="审核">
      <bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateUsers="shenqing" /></bpmn:extensionElements>
      <bpmn:incoming>to-look</bpmn:incoming><bpmn:outgoing>to-gate</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="to-gate" sourceRef="look" targetRef="gate" />
    <bpmn:exclusiveGateway id="gate" name="数量"><bpmn:incoming>to-gate</bpmn:incoming><bpmn:outgoing>to-end</bpmn:outgoing><bpmn:outgoing>to-none</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:sequenceFlow id="to-end" sourceRef="gate" targetRef="end"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=amount &gt; 1</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="to-none" sourceRef="gate" targetRef="none"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=amount &lt;= 1</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:endEvent id="none"><bpmn:incoming>to-none</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="end"><bpmn:incoming>to-end</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${id}">
    ${shape('start', 160, 182, 36, 36)}${shape('look', 280, 160, 100, 80)}${shape('gate', 460, 175, 50, 50)}${shape('end', 620, 182, 36, 36)}${shape('none', 467, 300, 36, 36)}
    ${edge('to-look', 196, 280)}${edge('to-gate', 380, 460)}${edge('to-end', 510, 620)}
    <bpmndi:BPMNEdge id="to-none-edge" bpmnElement="to-none"><di:waypoint x="485" y="225" /><di:waypoint x="485" y="300" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}

interface Case {
  id: string
  waiting: string
  broken: string
}

/** A process of its own with one case at its task and one that stands still at the gateway. */
async function cases(): Promise<Case> {
  number += 1
  const id = `gate-${Date.now() % 100_000}-${number}`
  await (await house.as('sheji')).deploy({ [`${id}.bpmn`]: gate(id) })
  const applicant = await house.as('shenqing')
  const begin = async () =>
    (await applicant.post<{ processInstanceKey: string }>('/process-instances', { processDefinitionId: id, variables: { amount: '一' } })).processInstanceKey
  const [waiting, broken] = [await begin(), await begin()]
  await applicant.complete(broken, 'look', {})
  return { id, waiting, broken }
}

const status = (page: Page) => page.getByTestId('status')

test('an administrator finds where cases are, and lets a broken one go on after correcting it', async ({ page }) => {
  const { id, broken } = await cases()
  await signIn(page, house, 'xitong', '/admin')
  await expect(page.getByTestId('openIncidents')).not.toHaveText('0')
  await page.getByRole('region', { name: '正在运行的流程版本' }).getByRole('link', { name: `领用（${id}）` }).click()
  await expect(page.getByTestId('counted')).toHaveText('2 件运行中')
  await expect(page.locator('.gz-badge')).toHaveText(['! 1', '1'])
  const where = page.getByRole('region', { name: '当前位置' })
  await expect(where.getByRole('row').filter({ hasText: '审核' })).toContainText('1')

  await page.getByText('只看有异常的').click()
  await page.getByRole('link', { name: broken }).click()
  await expect(status(page)).toHaveText('办理中')
  const incidents = page.getByRole('region', { name: '异常' })
  await incidents.getByRole('button', { name: '重试', exact: true }).click()
  await expect(page.getByText('已重试')).toBeVisible()
  // nothing was corrected: it stands still again
  await expect(incidents.getByRole('button', { name: '改正变量后重试' })).toBeVisible()

  await incidents.getByRole('button', { name: '改正变量后重试' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('[2]')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByRole('alert')).toContainText('JSON 对象')
  await dialog.getByRole('textbox').fill('{"amount": 2}')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(status(page)).toHaveText('已办结')
})

test('a case is suspended, resumed and cancelled, each for a reason that its history tells', async ({ page }) => {
  const { waiting } = await cases()
  await signIn(page, house, 'xitong', `/admin/instances/${waiting}`)
  await page.getByRole('button', { name: '挂起' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '挂起' }).click()
  await expect(dialog).toContainText('请写明原因')
  await dialog.getByRole('textbox').fill('等待上级批复')
  await dialog.getByRole('button', { name: '挂起' }).click()
  await expect(status(page)).toHaveText('已挂起')
  await page.getByRole('button', { name: '恢复' }).click()
  await expect(status(page)).toHaveText('办理中')
  await page.getByRole('button', { name: '终止' }).click()
  await dialog.getByRole('textbox').fill('重复提交')
  await dialog.getByRole('button', { name: '终止' }).click()
  await expect(status(page)).toHaveText('已终止')
  await expect(page.getByRole('button', { name: '恢复' })).toBeHidden()
  const { items } = await (await house.as('jiandu')).get<{ items: { type: string; data: { reason?: string } }[] }>(`/history/${waiting}?limit=1000`)
  const reasons = items.map((each) => each.data.reason).filter(Boolean)
  expect(reasons).toEqual(expect.arrayContaining(['等待上级批复', '重复提交']))
})

test('variables are written, unless somebody changed the case meanwhile', async ({ page }) => {
  const { waiting } = await cases()
  await signIn(page, house, 'xitong', `/admin/instances/${waiting}`)
  await page.getByRole('button', { name: '修改变量' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('{"amount": 7}')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('变量已修改')).toBeVisible()
  const { variables } = await (await house.as('shenqing')).get<{ variables: { amount: number } }>(`/process-instances/${waiting}/variables`)
  expect(variables.amount).toBe(7)
})

test('who runs nothing finds no such pages', async ({ page }) => {
  await signIn(page, house, 'shenqing', '/inbox')
  await expect(page.getByRole('link', { name: '流程管理' })).toBeHidden()
  await page.goto(`${house.url}/admin`)
  await expect(page.getByText('没有这个页面')).toBeVisible()
})

test('axe finds nothing serious', async ({ page }) => {
  const { broken } = await cases()
  await signIn(page, house, 'xitong', '/admin')
  for (const path of ['/admin', `/admin/instances/${broken}`]) {
    await page.goto(house.url + path)
    await expect(page.getByRole('button', { name: '重试', exact: true }).first()).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter((each) => each.impact === 'serious' || each.impact === 'critical')
    expect(serious.map((each) => `${path} ${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  }
})
