/** Dialogs in which several people meet: what one says the next can read, what one took the other is told of. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { hasSaid } from './heard'
import { acceptance, environment, gongzhi, House, PASSWORD, PYTHON } from './house'
import { choose, hearsNow, signIn, submitted } from './pages'
import { PHONE } from './shots'
import { expect, test } from './test'

const house = House.join()
const mark = String(Date.now() % 100_000)
/** The tasks of this file alone: others of this house fill the lists, too. */
const MINE = `/inbox?text=${encodeURIComponent(`社区${mark}`)}`

function row(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ hasText: name })
}

async function completions(key: string, element: string): Promise<unknown[]> {
  const { items } = await (await house.as('jiandu')).get<{ items: { type: string; elementId: string }[] }>(`/history/${key}?limit=1000`)
  return items.filter((each) => each.type === 'user-task-completed' && each.elementId === element)
}

test('who decides several alike long after signing in is asked once, may put it off, and signs each once', async ({ page }) => {
  const names = ['甲', '乙'].map((each) => `莲新街道示例一社区${mark}${each}会签队`)
  const keys: string[] = []
  for (const orgName of names) keys.push(await house.fileAndReview({ orgName }))
  await signIn(page, house, '010-shenpi', MINE)
  for (const name of names) await row(page, name).getByRole('checkbox').click()
  await page.getByRole('button', { name: '批量办理' }).click()
  const dialog = page.getByRole('dialog', { name: '批量办理：审批（2 项）' })
  await choose(page, '意见', '同意')
  await choose(page, '利害关系申报', '无')
  house.forgetConfirmations('010-shenpi')
  await dialog.getByRole('button', { name: '提交 2 项' }).click()
  const signing = page.getByRole('dialog', { name: '签名确认' })
  await signing.getByRole('button', { name: '暂不办理' }).click()
  await expect(dialog.getByRole('listitem').first()).toContainText('须由本人办理')
  await expect(dialog.getByRole('listitem').last()).toContainText('等待')
  for (const key of keys) expect(await completions(key, 'approve')).toHaveLength(0)

  await dialog.getByRole('button', { name: '继续提交' }).click()
  await signing.getByLabel('登录密码').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('已办理 2 项，未通过 0 项')).toBeVisible()
  for (const key of keys) expect(await completions(key, 'approve')).toHaveLength(1)
})

test('who claims what a colleague has taken meanwhile is told the name, in the list and at the task, on a phone too', async ({ page }) => {
  const name = `莲新街道示例一社区${mark}丙核查队`
  const key = await house.fileAndHear({ orgName: name })
  await (await house.as('010-shouli')).complete(key, 'acceptance-review', { ...acceptance(), siteCheck: true })
  await page.setViewportSize(PHONE)
  await signIn(page, house, '010-hecha', MINE)
  await expect(row(page, name)).toHaveCount(2)
  await row(page, name).first().getByRole('checkbox').click()
  await expect(page.getByRole('toolbar', { name: '已选 1 项' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false)
  await hasNoBarriers(page)
  const colleague = await house.as('010-hecha-2')
  const { items } = await colleague.get<{ items: { userTaskKey: string; processInstanceKey: string }[] }>('/user-tasks?list=todo&limit=1000')
  const [task] = items.filter((each) => each.processInstanceKey === key)
  // this page does not hear of it
  await page.route('**/v2/user-tasks?*', (route) => route.abort())
  await colleague.post(`/user-tasks/${task!.userTaskKey}/claim`)
  await page.locator(`[data-key="${task!.userTaskKey}"]`).getByRole('button', { name: '签收' }).click()
  await expect(page.getByText(/“实地核查”已由莲新街道核查岗-2（演示）签收/)).toBeVisible()
  await page.goto(`${house.url}/tasks/${task!.userTaskKey}`)
  await expect(page.locator('footer').getByText('莲新街道核查岗-2（演示） 办理中')).toBeVisible()
})

test('objections to one selection, online and by letter, are all heard, read and answered; the leader ends the purchase with a reason', async ({ elsewhere }) => {
  const folder = mkdtempSync(join(tmpdir(), 'gongzhi-purchase-'))
  gongzhi(folder, ['migrate'])
  const script = fileURLToPath(new URL('purchase_house.py', import.meta.url))
  const told = execFileSync(PYTHON, [script, PASSWORD], { env: environment(folder) }).toString()
  const found = JSON.parse(told.trim().split('\n').at(-1) as string) as { notice: string; case: string }
  const purchase = await House.over(folder, '--with-worker')
  try {
    const handler = await at(await elsewhere(), purchase, 'lx_caigou', '/inbox')
    await page(handler, '公示期异议登记')
    await handler.getByRole('button', { name: '签收并办理' }).click()
    await handler.getByLabel(/^异议人/).fill('示例居民（来信）')
    await expect(handler.getByText('草稿已保存')).toBeVisible()
    await object(await elsewhere(), purchase, found.notice, 'so_cl011', '评审小组成员与中选单位有利害关系（示例）')
    await hearsNow(handler)
    await expect(handler.getByText('这一环节已收回')).toBeVisible()
    await object(await elsewhere(), purchase, found.notice, 'so_cl013', '公示的得分与评分标准不符（示例）')
    const reviewer = await at(await elsewhere(), purchase, 'lx_cgshenhe', '/inbox')
    for (const text of ['评审小组成员与中选单位有利害关系（示例）', '公示的得分与评分标准不符（示例）']) {
      await page(reviewer, '答复异议')
      await expect(reviewer.locator('.fjs-form').getByText(text)).toBeVisible()
      await expect(reviewer.getByRole('complementary').getByText('提出异议').last()).toBeVisible()
      if (text.startsWith('评审')) await hasNoBarriers(reviewer)
      await reviewer.getByRole('button', { name: '签收并办理' }).click()
      await reviewer.getByText('异议不成立', { exact: true }).click()
      await reviewer.locator('textarea').fill('经核实，评审符合采购文件规定（示例）')
      await submitted(reviewer)
    }
    // the letter that was being entered when the first came online is entered now
    await page(handler, '公示期异议登记')
    await handler.getByRole('button', { name: '签收并办理' }).click()
    await expect(handler.getByLabel(/^异议人/)).toHaveValue('示例居民（来信）')
    await handler.getByLabel(/^收到日期/).first().fill('2010-03-27')
    await handler.locator('textarea').fill('来信反映评审时间过短（示例）')
    await submitted(handler)
    await page(reviewer, '答复异议')
    await expect(reviewer.locator('.fjs-form').getByText('来信反映评审时间过短（示例）')).toBeVisible()
    const objector = await at(await elsewhere(), purchase, 'so_cl011', '/my-cases')
    const own = objector.getByRole('region', { name: '我提出的异议' })
    await expect(own.getByText('异议不成立')).toBeVisible()
    await expect(own.getByText('经核实，评审符合采购文件规定（示例）')).toBeVisible()
    await hasNoBarriers(objector)
    await own.getByRole('button', { name: '查看答复书' }).click()
    await expect(objector.getByRole('dialog').getByText('异议答复书').first()).toBeVisible()
    await objector.goto(new URL(`/notices/${found.notice}`, objector.url()).href)
    await expect(own.getByRole('button', { name: '查看答复书' })).toBeVisible()
    const leader = await at(await elsewhere(), purchase, 'lx_cgshenpi', `/cases/${found.case}`)
    await leader.getByRole('button', { name: '终止采购' }).click()
    const dialog = leader.getByRole('dialog', { name: '终止采购' })
    await expect(dialog.getByRole('button', { name: '终止采购' })).toBeDisabled()
    await dialog.getByLabel(/^理由/).fill('项目任务取消（示例）')
    await hasNoBarriers(leader, '.el-dialog')
    await dialog.getByRole('button', { name: '终止采购' }).click()
    await hasSaid(leader, '采购已终止')
    await expect(leader.getByText('决定终止采购')).toBeVisible()
    await expect(leader.getByText('项目任务取消（示例）')).toBeVisible()
  } finally {
    await purchase.close()
  }
})

async function at(opened: Page, there: House, name: string, path: string): Promise<Page> {
  await signIn(opened, there, name, path)
  return opened
}

async function page(reviewer: Page, step: string): Promise<void> {
  await reviewer.goto(new URL('/inbox', reviewer.url()).href)
  await row(reviewer, step).getByRole('link').click()
}

async function object(page: Page, there: House, notice: string, who: string, text: string): Promise<void> {
  const objector = await at(page, there, who, `/notices/${notice}`)
  await objector.setViewportSize(PHONE)
  const form = objector.getByRole('region', { name: '提出异议' })
  await form.getByLabel(/^异议人/).fill('示例服务中心')
  await form.getByLabel(/^异议事项/).fill(text)
  await form.getByRole('button', { name: '提交异议' }).click()
  await expect(form.getByRole('status')).toContainText('异议已收到')
}
