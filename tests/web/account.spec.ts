/** Signing in and out, being refused, the password, the devices. */
import type { Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { House, PASSWORD } from './house'
import { signIn, signInByHand } from './pages'
import { expect, test } from './test'

const house = House.join()
/** What an administrator sets for others. */
const FIRST = 'Chuci-mima-2026'

test('a stranger is led to the sign-in page, and from there to where they wanted to go', async ({ page }) => {
  await page.goto(`${house.url}/profile`)
  await expect(page).toHaveURL(/\/sign-in\?to=\/profile/)
  await page.getByLabel('账号').fill('003-shenhe')
  await page.getByLabel('密码').fill('something-else')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('账号')).toHaveValue('003-shenhe')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/profile$/)
  await expect(page.getByText('春熙路街道 · 审核岗')).toBeVisible()
})

test('a house with an identity provider offers it, and says when it vouched for nobody', async ({ page }) => {
  await page.goto(`${house.url}/sign-in`)
  await expect(page.getByLabel('账号')).toBeVisible()
  await expect(page.getByRole('link', { name: '统一身份认证' })).toHaveCount(0)
  await page.route('**/v2/oidc', (route) => route.fulfill({ json: { isOffered: true } }))
  await page.goto(`${house.url}/sign-in?to=/profile&refused=provider`)
  await expect(page.getByRole('alert')).toContainText('统一身份认证没有确认您的身份')
  await expect(page.getByRole('link', { name: '用统一身份认证登录' })).toHaveAttribute('href', '/v2/oidc/sign-in?returnTo=%2Fprofile')
  await hasNoBarriers(page)
})

test('an address of another site is no way back', async ({ page }) => {
  await signInByHand(page, house, '003-shenhe', '//example.org/x')
  expect(new URL(page.url()).origin).toBe(house.url)
})

test('another device is signed out from here, and finds its page asking for the password', async ({ page, elsewhere }) => {
  const other = await elsewhere({ userAgent: 'Other device' })
  await signInByHand(other, house, '003-hecha', '/profile')
  await signInByHand(page, house, '003-hecha', '/profile')
  await page.locator('li').filter({ hasText: 'Other device' }).getByRole('button', { name: '退出此设备' }).click()
  await expect(page.locator('li').filter({ hasText: 'Other device' })).toHaveCount(0)
  await other.getByRole('button', { name: '退出此设备' }).first().click()
  await expect(other.getByRole('dialog', { name: '登录已过期' })).toBeVisible()
})

test('after signing out the back button shows nothing of what was there', async ({ page }) => {
  await signInByHand(page, house, '003-hecha-2')
  await expect(page.getByText('没有待办事项')).toBeVisible()
  await page.getByRole('button', { name: '核查岗-2' }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in/)
})

/** A new account with a password that somebody else has set; gives its name. */
async function hired(): Promise<string> {
  const id = `xin-${Date.now() % 1_000_000}`
  const administrator = await house.as('xitong')
  await administrator.post('/users', { userId: id, name: `新同事${id}（演示）` })
  await administrator.asked('PUT', `/users/${id}/password`, { password: FIRST })
  return id
}

async function enter(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(name)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

test('a password that somebody else has set opens nothing but its change; later the person leaves', async ({ page, elsewhere }) => {
  const id = await hired()
  await page.goto(`${house.url}/sign-in?to=/inbox`)
  await enter(page, id, FIRST)
  await expect(page.getByRole('heading', { name: '请先修改密码' })).toBeVisible()
  await hasNoBarriers(page)
  await page.goto(`${house.url}/inbox`)
  await expect(page).toHaveURL(/first-password/)

  const change = page.getByRole('button', { name: '修改密码' })
  await page.getByLabel('当前密码').fill('not-the-first-one')
  await page.getByLabel('新密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再次输入新密码').fill(`${PASSWORD}x`)
  await expect(change).toBeDisabled()
  await page.getByLabel('再次输入新密码').fill(PASSWORD)
  await change.click()
  await expect(page.getByRole('alert')).toContainText('密码不正确')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByLabel('当前密码').fill(FIRST)
  await change.click()
  await expect(page.getByText('没有待办事项')).toBeVisible()

  // in a post, with a task in hand
  await (await house.as('anquan')).post(`/users/${id}/posts`, { unit: '010', post: 'street-acceptance' })
  const key = await house.fileAndHear({ orgName: `莲新街道示例一社区离岗${Date.now() % 100_000}合唱队` })
  const colleague = await house.as(id)
  const { items } = await colleague.get<{ items: { userTaskKey: string; processInstanceKey: string }[] }>('/user-tasks?list=todo&limit=1000')
  await colleague.post(`/user-tasks/${items.find((each) => each.processInstanceKey === key)!.userTaskKey}/claim`)

  const office = await elsewhere()
  await signIn(office, house, 'xitong', `/admin/people/${id}`)
  const held = office.getByRole('region', { name: '在办事项' })
  await expect(held.getByText('受理审查')).toBeVisible()
  await expect(held.getByRole('button', { name: '退回候选岗位' })).toHaveCount(0)
  await office.getByRole('button', { name: '离职' }).click()
  await office.getByRole('button', { name: '确定' }).click()
  await held.getByRole('button', { name: '退回候选岗位' }).click()
  await expect(held.getByText('没有在办事项')).toBeVisible()
  await hasNoBarriers(office)
  await page.goto(`${house.url}/inbox`)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('the fifth wrong password locks the account for a while, and says how long', async ({ page }) => {
  const id = await hired()
  await page.goto(`${house.url}/sign-in`)
  for (let times = 0; times < 5; times += 1) {
    await enter(page, id, `wrong-${times}`)
    await expect(page.getByRole('alert')).toContainText('密码不正确')
  }
  await enter(page, id, FIRST)
  await expect(page.getByRole('alert')).toContainText(/请在 \d+ 秒后再试/)
})
