/** Several tasks at once: claimed, released, decided alike, handed on; each by a command of its own, each refusal told. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { acceptance, House } from './house'
import { choose, signIn } from './pages'

const house = House.join()
const mark = String(Date.now() % 100_000)
const NAMES = ['甲', '乙', '丙'].map((each) => `莲新街道示例一社区${mark}${each}队`)
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
  await signIn(page, house, '010-shenhe')
  for (const name of NAMES) await row(page, name).getByRole('checkbox').click()
  await expect(page.getByRole('toolbar', { name: '已选 3 项' })).toBeVisible()
  await page.getByRole('button', { name: '签收（3）' }).click()
  await expect(page.getByText('已签收 3 项')).toBeVisible()
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
  await expect(page.getByText('已退回 3 项')).toBeVisible()
})

test('several of one step are decided alike: each is a command of its own, and what was refused is told', async ({ page }) => {
  await signIn(page, house, '010-shenhe')
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
  await expect(dialog.getByText('已办理 2 项，未通过 1 项')).toBeVisible()
  await expect(dialog.getByRole('listitem').filter({ hasText: NAMES[1] as string })).toContainText('已')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  for (const name of NAMES) await expect(row(page, name)).toHaveCount(0)
  for (const key of keys) expect((await completions(key)).filter((each) => each === 'review')).toHaveLength(1)
})

test('a task is handed on to a colleague of the post, who finds it, for a reason that its history keeps', async ({ page, browser }) => {
  const name = `莲新街道示例一社区${mark}核查队`
  const key = await accepted(name, { siteCheck: true })
  await signIn(page, house, '010-hecha')
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
  const colleague = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  await signIn(colleague, house, '010-hecha-2')
  await expect(row(colleague, name).locator('.holder').filter({ hasText: '我' })).toBeVisible()
  await colleague.context().close()
})
