/** Several tasks at once: claimed, released, decided alike, handed on; each by a command of its own, each refusal told. */
import type { Locator, Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { hasSaid } from './heard'
import { acceptance, House } from './house'
import { choose, signIn } from './pages'
import { expect, test } from './test'

const house = House.join()
const mark = String(Date.now() % 100_000)
const NAMES = ['甲', '乙', '丙'].map((each) => `莲新街道示例一社区${mark}${each}队`)
/** The tasks of this file alone: others of this house fill the lists, too. */
const MINE = `/inbox?text=${encodeURIComponent(`社区${mark}`)}`
let keys: string[] = []

async function accepted(orgName: string, more: object = {}): Promise<string> {
  const key = await house.fileAndHear({ orgName })
  await (await house.as('010-shouli')).complete(key, 'acceptance-review', { ...acceptance(), ...more })
  return key
}

async function completions(key: string): Promise<string[]> {
  const { items } = await (await house.as('010-shenhe')).get<{ items: { type: string; elementId: string }[] }>(`/history/${key}?limit=1000`)
  return items.filter((each) => each.type === 'user-task-completed').map((each) => each.elementId)
}

function row(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ hasText: name })
}

test.beforeAll(async () => {
  keys = []
  for (const name of NAMES) keys.push(await accepted(name))
})

test('rows are selected by mouse and keyboard, claimed and released together', async ({ page }) => {
  await signIn(page, house, '010-shenhe', MINE)
  for (const name of NAMES) await row(page, name).getByRole('checkbox').click()
  await expect(page.getByRole('toolbar', { name: '已选 3 项' })).toBeVisible()
  await page.getByRole('button', { name: '签收（3）' }).click()
  await hasSaid(page, '已签收 3 项')
  await expect(page.getByRole('toolbar')).toBeHidden()
  for (const name of NAMES) await expect(row(page, name).locator('.holder')).toHaveText('我')

  // the first by its key, the rest along the way, then shift takes the whole range again
  await row(page, NAMES[0] as string).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await expect(page.getByRole('toolbar', { name: '已选 3 项' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('toolbar')).toBeHidden()
  await row(page, NAMES[0] as string).getByRole('checkbox').click()
  await row(page, NAMES[2] as string).getByRole('checkbox').click({ modifiers: ['Shift'] })
  await hasNoBarriers(page)
  await page.keyboard.press('u')
  await hasSaid(page, '已退回 3 项')
})

test('several of one step are decided alike: each is a command of its own, and what was refused is told', async ({ page }) => {
  await signIn(page, house, '010-shenhe', MINE)
  for (const name of NAMES) await row(page, name).getByRole('checkbox').click()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: '批量办理：审核（3 项）' })
  await expect(dialog.getByText('将按相同意见办理以下 3 项')).toBeVisible()
  await dialog.getByRole('button', { name: '提交 3 项' }).click()
  await expect(dialog.getByRole('alert')).toContainText('2 处需要修改')
  await choose(page, '意见', '同意')
  await choose(page, '利害关系申报', '无')
  await hasNoBarriers(page, '.el-dialog')
  // in another window one of them is done before
  await (await house.as('010-shenhe')).complete(keys[1] as string, 'review', { opinion: 'RETURN', opinionText: '请补充实地核查的记录和照片', conflictDeclared: false })
  await dialog.getByRole('button', { name: '提交 3 项' }).dblclick()
  await expect(dialog.getByText('共 3 项：已办理 2 项，未通过 1 项')).toBeVisible()
  await expect(dialog.getByRole('listitem').filter({ hasText: NAMES[1] as string })).toContainText('已')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  for (const name of NAMES) await expect(row(page, name)).toHaveCount(0)
  for (const key of keys) expect((await completions(key)).filter((each) => each === 'review')).toHaveLength(1)
})

test('a task is handed on to a colleague of the post, who finds it, for a reason that its history keeps', async ({ page, elsewhere }) => {
  const name = `莲新街道示例一社区${mark}核查队`
  const key = await accepted(name, { siteCheck: true })
  await signIn(page, house, '010-hecha', MINE)
  await row(page, name).first().getByRole('button', { name: '签收' }).click()
  await expect(row(page, name).first().locator('.holder')).toHaveText('我')
  await row(page, name).first().getByRole('link').click()
  await page.getByRole('button', { name: '转办' }).click()
  const dialog = page.getByRole('dialog', { name: '转办 1 项' })
  await dialog.locator('.el-radio').first().click()
  await dialog.getByLabel('转办理由').fill('外出培训，本周不在')
  await hasNoBarriers(page, '.el-dialog')
  await dialog.getByRole('button', { name: '转办', exact: true }).click()
  await expect(dialog.getByText('已完成')).toBeVisible()
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(page.getByRole('button', { name: '提交', exact: true })).toBeHidden()
  const { items } = await (await house.as('010-shenhe')).get<{ items: { type: string; actor: string; data: { reason?: string; assignee?: { new: string } } }[] }>(
    `/history/${key}?limit=1000`,
  ).catch(() => (house.as('010-hecha').then((each) => each.get(`/history/${key}?limit=1000`))))
  const handed = items.find((each) => each.type === 'user-task-assigned')
  expect([handed?.actor, handed?.data.reason, handed?.data.assignee?.new]).toEqual(['010-hecha', '外出培训，本周不在', '010-hecha-2'])
  const colleague = await elsewhere()
  await signIn(colleague, house, '010-hecha-2', MINE)
  await expect(row(colleague, name).locator('.holder').filter({ hasText: '我' })).toBeVisible()
})

/** A step of its own for these many tasks, offered to two. */
const errand = (id: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="https://gongzhi.example/bpmn">
  <bpmn:process id="${id}" name="批量（${id}）" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="look" />
    <bpmn:userTask id="look" name="查看">
      <bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateUsers="010-shenhe,010-hecha" /></bpmn:extensionElements>
      <bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="b" sourceRef="look" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>b</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`

test('all that match, of every page, are taken at once: with progress, stopped and gone on, the refused one told', async ({ page }) => {
  const [id, many] = [`errand-${mark}`, 23]
  await (await house.as('sheji')).deploy({ [`${id}.bpmn`]: errand(id) })
  const applicant = await house.as('shenqing')
  for (let each = 0; each < many; each += 1) await applicant.post('/process-instances', { processDefinitionId: id })
  await signIn(page, house, '010-shenhe', `/inbox?process=${id}`)
  await expect(page.getByRole('row')).toHaveCount(21) // a page, under its heads
  await page.getByRole('row').nth(1).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+A')
  await expect(page.getByRole('toolbar', { name: `已选 ${many} 项` })).toBeVisible()
  // somebody else is faster with one of them, which is on the second page
  const colleague = await house.as('010-hecha')
  const { items } = await colleague.get<{ items: { userTaskKey: string }[] }>(`/user-tasks?list=todo&limit=100&processDefinitionId=${id}`)
  await colleague.post(`/user-tasks/${items.at(-1)!.userTaskKey}/claim`)

  // the third waits until it was told to stop
  let claims = 0
  let go = (): void => undefined
  const held = new Promise<void>((resolve) => (go = resolve))
  await page.route('**/claim', async (route) => {
    claims += 1
    if (claims === 3) await held
    await route.continue()
  })
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: '办理结果' })
  await expect(dialog.getByRole('status')).toHaveText(`共 ${many} 项：已办理 2 项，未通过 0 项`)
  await page.keyboard.press('Escape')
  await expect(dialog.getByRole('button', { name: '正在停止…' })).toBeDisabled()
  go()
  await expect(dialog.getByRole('status')).toHaveText(`共 ${many} 项：已办理 3 项，未通过 0 项`)
  await hasNoBarriers(page, '.el-dialog')
  await dialog.getByRole('button', { name: '继续提交' }).click()
  await expect(dialog.getByRole('status')).toHaveText(`共 ${many} 项：已办理 22 项，未通过 1 项`)
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await expect(dialog.getByRole('listitem')).toContainText('已')
  expect(claims).toBe(many)
})
