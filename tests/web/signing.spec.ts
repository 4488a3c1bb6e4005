/** Signing: who signed in long ago is asked for the password over the page; nothing is lost, nothing done twice. */
import type { Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { House, PASSWORD } from './house'
import { choose, openTask, signIn, signInByHand, submit, submitted } from './pages'
import { expect, test } from './test'

const house = House.join()

interface Completed {
  type: string
  elementId: string
  actor: string
  data: { signature?: { by: string; method: string; digest: string } }
}

/** The events of the approval of a case. */
async function approvals(key: string): Promise<Completed[]> {
  const { items } = await (await house.as('jiandu')).get<{ items: Completed[] }>(`/history/${key}?limit=1000`)
  return items.filter((each) => each.type === 'user-task-completed' && each.elementId === 'approve')
}

async function approval(page: Page): Promise<string> {
  const name = `莲新街道示例一社区签名${Date.now() % 100_000}合唱队`
  const key = await house.fileAndReview({ orgName: name })
  await signIn(page, house, '010-shenpi')
  await openTask(page, name)
  await page.getByRole('button', { name: '签收并办理' }).click()
  await choose(page, '意见', '同意')
  await choose(page, '利害关系申报', '无')
  return key
}

test('an approval long after signing in asks for the password, keeps what was filled in, and is signed once', async ({ page }) => {
  const key = await approval(page)
  await expect(page.getByText('签名办理')).toBeVisible()
  house.forgetConfirmations('010-shenpi')
  await submit(page)
  const dialog = page.getByRole('dialog', { name: '签名确认' })
  await expect(dialog.getByText('本人签名：审批')).toBeVisible()
  await expect(dialog.getByText('演示签名，无法律效力')).toBeVisible()
  await expect(dialog.getByLabel('登录密码')).toBeFocused()
  await hasNoBarriers(page)

  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('须由本人办理').first()).toBeVisible()
  expect(await approvals(key)).toHaveLength(0)

  await submit(page)
  await dialog.getByLabel('登录密码').fill('wrong-password')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('密码不正确')
  await dialog.getByLabel('登录密码').fill(PASSWORD)
  await submitted(page, () => page.keyboard.press('Enter'))
  const [done, ...more] = await approvals(key)
  expect(more).toHaveLength(0)
  expect(done!.data.signature).toMatchObject({ by: '010-shenpi', method: 'password' })

  await page.goto(`${house.url}/cases/${key}`)
  await expect(page.getByText('密码确认签名 · 演示签名，无法律效力')).toBeVisible()
})

test('the dialog speaks English, and a fresh sign-in is asked for nothing', async ({ page }) => {
  const key = await approval(page)
  house.forgetConfirmations('010-shenpi')
  await page.evaluate(() => localStorage.setItem('gongzhi.language', 'en'))
  await page.reload()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Sign' }).getByText('Demonstration signature', { exact: false }).or(page.getByText('demonstration signature'))).toBeVisible()
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.evaluate(() => localStorage.setItem('gongzhi.language', 'zh-CN'))
  const address = page.url()
  await page.context().clearCookies()
  await signInByHand(page, house, '010-shenpi', new URL(address).pathname)
  await submitted(page)
  expect(await approvals(key)).toHaveLength(1)
})
