/** Those who run the house: what runs and where it waits, what is broken and how it is repaired. */
import type { Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { hasSaid } from './heard'
import { House } from './house'
import { signIn } from './pages'
import { expect, test } from './test'

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

async function taskOf(instance: string): Promise<string> {
  const { items } = await (await house.as('shenqing')).get<{ items: Record<string, string>[] }>('/user-tasks?list=todo&limit=1000')
  return items.find((each) => each.processInstanceKey === instance)!.userTaskKey!
}

async function fillCorrection(page: Page, variables: string, why: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('变量（JSON）').fill(variables)
  await dialog.getByLabel('原因（记入历史）').fill(why)
  await dialog.getByRole('button', { name: '提出更正' }).click()
}

async function decideLatest(decision: 'approval'): Promise<void> {
  const guard = await house.as('anquan')
  const { items } = await guard.get<{ items: { correctionKey: string }[] }>('/corrections?state=PROPOSED')
  await guard.post(`/corrections/${items[0]!.correctionKey}/${decision}`)
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
  await hasSaid(page, '已重试')
  // nothing was corrected: it stands still again
  await expect(incidents.getByRole('button', { name: '改正变量后重试' })).toBeVisible()

  await incidents.getByRole('button', { name: '改正变量后重试' }).click()
  const dialog = page.getByRole('dialog')
  await fillCorrection(page, '[2]', '')
  await expect(dialog.getByRole('alert')).toContainText('JSON 对象')
  await fillCorrection(page, '{"amount": 2}', '金额漏录')
  await hasSaid(page, '待另一名管理员审批')
  await expect(status(page)).toHaveText('办理中')
  await decideLatest('approval')
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

test('many cases are suspended and go on at once', async ({ page }) => {
  const { id, waiting, broken } = await cases()
  const found = await (await house.as('sheji')).post<{ items: { processDefinitionKey: string }[] }>('/process-definitions/search', { filter: { processDefinitionId: id } })
  await signIn(page, house, 'xitong', `/admin/running/${found.items[0]!.processDefinitionKey}`)
  await expect(page.getByRole('link', { name: waiting })).toBeVisible()
  await expect(page.getByRole('link', { name: broken })).toBeVisible()
  await page.getByRole('row', { name: '发起人' }).locator('.el-checkbox').click()
  await page.getByRole('button', { name: '挂起' }).click()
  const dialog = page.getByRole('dialog', { name: '挂起' })
  await expect(dialog).toContainText('共 2 件')
  await dialog.getByPlaceholder('原因（记入历史）').fill('系统检修')
  await dialog.getByRole('button', { name: '挂起' }).click()
  await hasSaid(page, '2 件已处理')
  await expect(page.getByRole('link', { name: waiting })).toHaveCount(0)
  await page.locator('label', { hasText: '已挂起' }).click()
  await page.getByRole('row', { name: broken }).locator('.el-checkbox').click()
  await page.getByRole('button', { name: '恢复' }).click()
  await page.getByRole('dialog', { name: '恢复' }).getByRole('button', { name: '恢复' }).click()
  await expect(page.getByRole('link', { name: broken })).toHaveCount(0)
  await expect(page.getByRole('link', { name: waiting })).toBeVisible()
  const auditor = await house.as('jiandu')
  const { items } = await auditor.get<{ items: { type: string; data: { reason?: string } }[] }>(`/history/${waiting}`)
  expect(items.filter((each) => each.type === 'instance-suspended').map((each) => each.data.reason)).toEqual(['系统检修'])
})

test('what one administrator proposes another sees as a difference, and decides', async ({ page, elsewhere }) => {
  const { waiting } = await cases()
  await signIn(page, house, 'xitong', `/admin/instances/${waiting}`)
  const [why, wrong] = [`金额录错${Date.now()}`, `再改一次${Date.now()}`]
  await page.getByRole('button', { name: '提出更正' }).click()
  await fillCorrection(page, '{"amount": 7}', '')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toContainText('原因')
  await fillCorrection(page, '{"amount": 7}', why)
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: '更正待审批' })).toContainText(why)
  await page.getByRole('button', { name: '提出更正' }).click()
  await fillCorrection(page, '{"amount": 9}', wrong)
  await expect(dialog).toBeHidden()
  await page.goto(`${house.url}/admin/corrections`)
  const mine = page.getByRole('listitem').filter({ hasText: why })
  await expect(mine).toContainText('仅审批人可见')
  await expect(mine).toContainText('您提出的更正')
  await expect(mine.getByRole('button')).toHaveCount(0)
  const amount = async () => (await (await house.as('shenqing')).get<{ variables: { amount: number } }>(`/process-instances/${waiting}/variables`)).variables.amount
  expect(await amount()).not.toBe(7)

  const guard = await opened(await elsewhere(), 'anquan', '/admin/corrections')
  const [proposed, late] = [why, wrong].map((text) => guard.getByRole('listitem').filter({ hasText: text }))
  await expect(proposed!.locator('ins')).toHaveText('7')
  await expect(proposed!.locator('del')).not.toBeEmpty()
  await proposed!.getByRole('button', { name: '批准' }).click()
  await expect(proposed!).toContainText('已批准')
  expect(await amount()).toBe(7)
  await expect(late!).toContainText('amount 已经变化')
  await late!.getByRole('button', { name: '驳回' }).click()
  const ask = guard.getByRole('dialog')
  await ask.getByRole('textbox').fill('以第一次更正为准')
  await ask.getByRole('button', { name: '驳回' }).click()
  await expect(late!).toContainText('已驳回')
  expect(await amount()).toBe(7)
})

test('who runs nothing finds no such pages', async ({ page }) => {
  await signIn(page, house, 'shenqing', '/inbox')
  await expect(page.getByRole('link', { name: '流程管理' })).toBeHidden()
  await page.goto(`${house.url}/admin`)
  await expect(page.getByRole('paragraph').filter({ hasText: '没有这个页面' })).toBeVisible()
})

async function opened(page: Page, name: string, path: string): Promise<Page> {
  await signIn(page, house, name, path)
  return page
}

test('one administrator opens an account, another puts it into a post; neither does the other\'s work', async ({ page, elsewhere }) => {
  const [account, name] = [`lin.fang${Date.now() % 100_000}`, '林芳（演示）']
  await signIn(page, house, 'xitong', '/admin/people')
  await page.getByRole('button', { name: '新增人员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('账号').fill(account)
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByRole('button', { name: '任岗' })).toBeHidden()

  const guard = await opened(await elsewhere(), 'anquan', `/admin/people/${account}`)
  await expect(guard.getByRole('button', { name: '离职' })).toBeHidden()
  const posts = guard.getByRole('region', { name: '岗位' })
  await posts.getByLabel('选择岗位').click()
  await guard.getByRole('option', { name: /^莲新街道 · .*审核岗/ }).click()
  await posts.getByRole('button', { name: '任岗' }).click()
  await expect(posts.getByRole('listitem').filter({ hasText: '审核岗' })).toBeVisible()
  await posts.getByRole('button', { name: '免去' }).click()
  await guard.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(posts.getByText('没有岗位')).toBeVisible()

  await guard.getByRole('button', { name: '锁定' }).click()
  await guard.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(guard.getByTestId('locked')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: '解锁' }).click()
  await expect(page.getByTestId('locked')).toBeHidden()
})

test('an administrator who holds a role may not take another one on: the refusal stands on the page', async ({ page }) => {
  await signIn(page, house, 'anquan', '/admin/people/rizhi')
  const roles = page.getByRole('region', { name: '系统角色' })
  await roles.locator('.el-select').click()
  await page.getByRole('option', { name: '系统管理员' }).click()
  await roles.getByRole('button', { name: '授予' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(roles.getByRole('listitem')).toHaveCount(1)
})

test('a unit shows its posts with who holds them', async ({ page }) => {
  await signIn(page, house, 'xitong', '/admin/units')
  await page.getByText('莲新街道', { exact: true }).click()
  const review = page.getByRole('region', { name: '岗位' }).getByRole('row').filter({ hasText: 'street-review:010' })
  await expect(review.getByRole('link')).toHaveText('莲新街道审核岗（演示）')
  await expect(review.getByRole('link')).toHaveAttribute('title', '010-shenhe')
})

test('a year of working days is brought in; a line that is no day is pointed at', async ({ page }) => {
  await signIn(page, house, 'xitong', '/admin/calendars')
  await page.getByRole('button', { name: '录入下一年' }).click()
  const heading = await page.locator('form h2').innerText()
  const next = Number(heading.replace(/\D/g, ''))
  await page.getByLabel('依据文件').fill('示例通知〔2026〕1号')
  await page.getByLabel('放假日').fill(`${next}-01-01 元旦\n国庆`)
  await page.getByRole('button', { name: '生效' }).click()
  await expect(page.getByRole('alert')).toContainText('第 2 行不对')
  await page.getByLabel('放假日').fill(`${next}-01-01 元旦`)
  await page.getByRole('button', { name: '生效' }).click()
  await hasSaid(page, `${next} 年日历已生效`)
  await expect(page.getByRole('row').filter({ hasText: `${next}-01-01` })).toContainText('元旦')
})

test('a rule is changed by two: who proposed it cannot put it in force', async ({ page, elsewhere }) => {
  const why = `示例：缩短公示 ${Date.now() % 100_000}`
  await signIn(page, house, 'xitong', '/admin/rules')
  await page.getByLabel('按名称、编号或依据查找').fill('notice.grant')
  await page.getByRole('button', { name: '提案修改 notice.grant', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('值', { exact: true }).fill('6')
  await dialog.getByLabel('生效日').fill(`${2030 + number}-01-0${(Date.now() % 9) + 1}`)
  await dialog.getByLabel('修改理由').fill(why)
  await dialog.getByRole('button', { name: '提案修改' }).click()
  const mine = page.getByRole('region', { name: '修改提案' }).getByRole('listitem').filter({ hasText: why })
  await expect(mine).toContainText('须由另一名管理员审批')
  await expect(mine.getByRole('button')).toHaveCount(0)

  const guard = await opened(await elsewhere(), 'anquan', '/admin/rules')
  const proposed = guard.getByRole('region', { name: '修改提案' }).getByRole('listitem').filter({ hasText: why })
  await proposed.getByRole('button', { name: '批准' }).click()
  await expect(proposed).toContainText('已批准')
})

test('axe finds nothing serious', async ({ page }) => {
  const { broken } = await cases()
  await signIn(page, house, 'xitong', '/admin')
  const pages = {
    '/admin': '正在运行的流程版本',
    [`/admin/instances/${broken}`]: '改正变量后重试',
    '/admin/people': '示例申请人',
    '/admin/people/010-shenhe': '审核岗',
    '/admin/units': '莲新街道',
    '/admin/calendars': '元旦',
    '/admin/rules': '提案修改',
    '/admin/corrections': '更正审批',
  }
  for (const [path, text] of Object.entries(pages)) {
    await page.goto(house.url + path)
    await expect(page.getByText(text).first()).toBeVisible()
    await hasNoBarriers(page, { isStrict: true })
  }
})
