/** A designer changes a diagram: what is broken is refused, what is good goes in force, and nothing drawn is lost. */
import type { Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { hasSaid } from './heard'
import { House } from './house'
import { signIn } from './pages'
import { expect, test } from './test'

const house = House.join()

/** start → look → end: what a test changes is its own. */
function leave(id: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="d" targetNamespace="https://gongzhi.example/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">
  <bpmn:process id="${id}" name="请假（${id}）" isExecutable="true">
    <bpmn:startEvent id="start" name="提交"><bpmn:outgoing>to-look</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="to-look" sourceRef="start" targetRef="look" />
    <bpmn:userTask id="look" name="审核">
      <bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateUsers="shenqing" /></bpmn:extensionElements>
      <bpmn:incoming>to-look</bpmn:incoming><bpmn:outgoing>to-end</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="to-end" sourceRef="look" targetRef="end" />
    <bpmn:endEvent id="end" name="办结"><bpmn:incoming>to-end</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${id}">
    <bpmndi:BPMNShape id="start-shape" bpmnElement="start"><dc:Bounds x="160" y="182" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="look-shape" bpmnElement="look"><dc:Bounds x="280" y="160" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="end-shape" bpmnElement="end"><dc:Bounds x="700" y="182" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="to-look-edge" bpmnElement="to-look"><di:waypoint x="196" y="200" /><di:waypoint x="280" y="200" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="to-end-edge" bpmnElement="to-end"><di:waypoint x="380" y="200" /><di:waypoint x="700" y="200" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}

let number = 0

/** A process of its own, in force, opened in the modeller. */
async function opened(page: Page): Promise<string> {
  number += 1
  const id = `leave-${Date.now() % 100_000}-${number}`
  const designer = await house.as('sheji')
  await designer.deploy({ [`${id}.bpmn`]: leave(id) })
  const found = await designer.post<{ items: { processDefinitionKey: string }[] }>('/process-definitions/search', {
    filter: { processDefinitionId: id },
  })
  await signIn(page, house, 'sheji', `/modeller/${found.items[0]!.processDefinitionKey}`)
  await expect(element(page, 'look')).toBeVisible()
  return id
}

/** The tab in plain language; the other one has fields of the same names. */
const office = (page: Page) => page.locator('.office')
const element = (page: Page, id: string) => page.locator(`.canvas [data-element-id="${id}"]`)

/** A new step on the flow to the end, as somebody draws it: from the palette onto the line, named, made a user task. */
async function insertStep(page: Page, name: string): Promise<void> {
  await page.locator('.djs-palette [data-action="create.task"]').click()
  const flow = (await element(page, 'to-end').boundingBox())!
  const [x, y] = [flow.x + flow.width / 2, flow.y + flow.height / 2]
  await page.mouse.move(x - 30, y)
  await page.mouse.move(x, y)
  await page.mouse.click(x, y)
  await page.keyboard.type(name)
  await office(page).getByLabel('名称').click()
  await expect(office(page).getByLabel('名称')).toHaveValue(name)
}

async function makeUserTask(page: Page): Promise<void> {
  await page.locator('.djs-context-pad [data-action="replace"]').click()
  await page.locator('.djs-popup [data-id="replace-with-user-task"]').click()
  await expect(office(page).getByLabel('候选人')).toBeVisible()
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await office(page).getByLabel(label, { exact: true }).fill(text)
  await office(page).getByLabel(label, { exact: true }).blur()
}

async function tasks(id: string): Promise<{ elementId: string; processInstanceKey: string }[]> {
  const { items } = await (await house.as('shenqing')).get<{ items: Record<string, string>[] }>('/user-tasks?list=todo&limit=1000')
  return items.filter((each) => each.processDefinitionId === id) as never
}

async function begin(id: string): Promise<string> {
  const applicant = await house.as('shenqing')
  return (await applicant.post<{ processInstanceKey: string }>('/process-instances', { processDefinitionId: id })).processInstanceKey
}

test('a broken diagram is refused with a way to the element; a good one goes in force for new cases alone', async ({ page }) => {
  const id = await opened(page)
  const before = await begin(id)
  await insertStep(page, '复核')
  await makeUserTask(page)
  await write(page, '候选人', 'shenqing')

  // a period that cannot be read: said with the way out, refused, and one click from the element
  await write(page, '办理期限', '=duration(')
  await expect(page.getByTestId('errors')).toHaveText('1 个错误')
  await page.getByTestId('deploy').click()
  await hasSaid(page, '还有错误，改正后才能部署')
  await expect(page.getByTestId('confirm-deploy')).toBeHidden()
  await element(page, 'start').first().click()
  await expect(office(page).getByLabel('办理期限')).toBeHidden()
  await page.getByRole('region', { name: '问题' }).getByRole('button', { name: /^错误/ }).click()
  await expect(office(page).getByLabel('办理期限')).toHaveValue('=duration(')

  await write(page, '办理期限', '')
  await expect(page.getByTestId('errors')).toBeHidden()
  await page.getByTestId('deploy').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('第 1 版 → 第 2 版')
  await expect(dialog).toContainText('新增 复核')
  await expect(dialog.getByTestId('running')).toHaveText('第 1 版：1 件办理中，0 件挂起')
  await dialog.getByTestId('confirm-deploy').click()
  await hasSaid(page, '已部署，1 个新版本生效')
  await expect(page.getByTestId('deploy')).toBeDisabled()

  // the old case ends as it began, the new one has one step more
  const after = await begin(id)
  const applicant = await house.as('shenqing')
  for (const key of [before, after]) await applicant.complete(key, 'look', {})
  expect((await applicant.get(`/process-instances/${before}`)).status).toBe('completed')
  expect((await applicant.get(`/process-instances/${after}`)).status).toBe('active')
  expect((await tasks(id)).map((each) => each.processInstanceKey)).toEqual([after])
})

test('a draft survives a reload, and can be given up', async ({ page }) => {
  await opened(page)
  await element(page, 'look').click()
  await write(page, '名称', '部门审核')
  await expect(page.getByTestId('saved')).toContainText('草稿已保存')
  await page.reload()
  await expect(page.getByText('已恢复')).toBeVisible()
  await expect(element(page, 'look')).toContainText('部门审核')
  await page.getByRole('button', { name: '放弃修改' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃修改' }).click()
  await expect(element(page, 'look')).not.toContainText('部门')
  await page.reload()
  await expect(page.getByTestId('saved')).toContainText('与已部署的一致')
})

test('of two tabs neither overwrites the other', async ({ page, context }) => {
  await opened(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(element(other, 'look')).toBeVisible()

  await element(page, 'look').click()
  await write(page, '名称', '第一个窗口')
  await expect(page.getByTestId('saved')).toContainText('草稿已保存')
  await element(other, 'look').click()
  await write(other, '名称', '第二个窗口')
  await expect(other.getByText('另一个窗口')).toBeVisible()
  await expect(element(other, 'look')).toContainText('第二个窗口')

  await other.getByRole('button', { name: '用那一份' }).click()
  await expect(element(other, 'look')).toContainText('第一个窗口')
})

test('by keyboard alone: a step is chosen and named, undone, and the tabs are walked', async ({ page }) => {
  await opened(page)
  await page.getByRole('tab', { name: 'BPMN 属性' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('tab', { name: '业务' })).toBeFocused()
  await element(page, 'look').click()
  await write(page, '名称', '改过的名称')
  await page.locator('.canvas .djs-container svg').first().focus()
  await page.keyboard.press('Control+z')
  await expect(element(page, 'look')).toContainText('审核')
})

test('a new process gets an id that nobody has', async ({ page }) => {
  await signIn(page, house, 'sheji', '/definitions')
  await page.getByRole('button', { name: '新建流程' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('外出备案')
  for (const [id, answer] of [['Out Of', '编号以小写字母开头'], ['so-filing', '使用，请换一个']] as const) {
    await dialog.getByLabel('编号').fill(id)
    await dialog.getByRole('button', { name: '开始设计' }).click()
    await expect(dialog.getByRole('alert')).toContainText(answer)
  }
  await dialog.getByLabel('编号').fill('going-out')
  await dialog.getByRole('button', { name: '开始设计' }).click()
  await expect(page.getByRole('tab', { name: 'going-out.bpmn' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '外出备案' })).toBeVisible()
})

test('a decision opens as its table', async ({ page }) => {
  const designer = await house.as('sheji')
  const { items } = await designer.post<{ items: { processDefinitionKey: string }[] }>('/process-definitions/search', {
    filter: { processDefinitionId: 'so-track-decision', isLatestVersion: true },
  })
  await signIn(page, house, 'sheji', `/modeller/${items[0]!.processDefinitionKey}`)
  await page.getByRole('tab', { name: 'so-track-decision.dmn' }).click()
  await expect(page.locator('.tjs-table')).toBeVisible()
  // looking changes nothing
  await expect(page.getByTestId('saved')).toContainText('与已部署的一致')
})

test('a form field is added in the editor, and checked by the server', async ({ page }) => {
  await opened(page)
  await page.getByRole('button', { name: '新建表单' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('leave-note')
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('tab', { name: 'leave-note.form' })).toHaveAttribute('aria-selected', 'true')
  await page.locator('.fjs-palette-field[data-field-type="textfield"]').dragTo(page.locator('.fjs-form-editor .fjs-drop-container-vertical').first())
  await expect(page.locator('.fjs-form-editor .fjs-form-field-textfield')).toBeVisible()
  await expect(page.getByTestId('saved')).toContainText('草稿已保存')
})

test('two versions are compared on the diagram', async ({ page }) => {
  const id = await opened(page)
  await (await house.as('sheji')).deploy({ [`${id}.bpmn`]: leave(id).replace('name="审核"', 'name="部门审核"') })
  await page.goto(`${house.url}/definitions/${id}/versions?to=2`)
  await expect(page.getByText('部门审核').first()).toBeVisible()
  await expect(page.getByText('修改').first()).toBeVisible()
})

test('a changed form: told before it goes in force with what it does to running cases, compared afterwards', async ({ page }) => {
  number += 1
  const [id, formId] = [`leave-${Date.now() % 100_000}-${number}`, `sheet-${Date.now() % 100_000}-${number}`]
  const days = { type: 'number', id: 'days', key: 'days', label: '天数', validate: { required: true } }
  const form = (...more: object[]): string => JSON.stringify({ id: formId, type: 'default', schemaVersion: 16, components: [days, ...more] })
  const diagram = leave(id).replace('<zeebe:userTask />', `<zeebe:userTask /><zeebe:formDefinition formId="${formId}" />`)
  const designer = await house.as('sheji')
  await designer.deploy({ [`${id}.bpmn`]: diagram, [`${formId}.form`]: form({ type: 'textfield', id: 'why', key: 'why', label: '事由' }) })
  const kept = await begin(id)
  const { items } = await designer.post<{ items: { processDefinitionKey: string }[] }>('/process-definitions/search', { filter: { processDefinitionId: id } })

  await signIn(page, house, 'sheji', `/modeller/${items[0]!.processDefinitionKey}`)
  await expect(page.getByRole('tab', { name: `${formId}.form` })).toBeVisible()
  const changed = form({ type: 'textarea', id: 'note', key: 'note', label: '备注' }).replace('"天数"', '"请假天数"')
  await page.locator('input[type=file]').setInputFiles({ name: `${formId}.form`, mimeType: 'application/json', buffer: Buffer.from(changed) })
  await page.getByTestId('deploy').click()
  const dialog = page.getByRole('dialog')
  for (const told of ['修改 请假天数 数字', '名称：天数 → 请假天数', '删除 事由 单行文本', '新增 备注 多行文本']) await expect(dialog).toContainText(told)
  await expect(dialog.getByTestId('effects')).toContainText('已打开的 1 个待办仍用打开时的表单')
  await expect(dialog.getByTestId('effects')).toContainText('流程图用到它的办理中事项 1 件：此后打开的待办用新表单')
  await dialog.getByTestId('confirm-deploy').click()
  await hasSaid(page, '已部署，1 个新版本生效')

  // what was said is what happens: the open task takes what its own form asks
  await (await house.as('shenqing')).complete(kept, 'look', { days: 2, why: '探亲' })
  await page.goto(`${house.url}/definitions/${id}/versions`)
  await expect(page.getByRole('row').filter({ hasText: '事由' })).toContainText('（已删除）')
  await expect(page.locator('tr[data-kind="changed"]')).toHaveText(/名称：天数.*名称：请假天数/)
  await hasNoBarriers(page, { isStrict: true })
})

for (const path of ['/definitions', '/modeller/new']) {
  test(`axe finds nothing serious on ${path}`, async ({ page }) => {
    await signIn(page, house, 'sheji', path)
    await page.getByText(path === '/definitions' ? '社会组织' : '没有问题').first().waitFor()
    await hasNoBarriers(page, { without: ['.djs-container', '.bio-properties-panel'], isStrict: true })
  })
}
