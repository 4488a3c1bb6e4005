/** Signing in and out, being refused, the password, the devices. */
import { expect, test } from '@playwright/test'
import { House, PASSWORD } from './house'
import { signIn } from './pages'

const house = House.join()

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

test('an address of another site is no way back', async ({ page }) => {
  await signIn(page, house, '003-shenhe', '//example.org/x')
  expect(new URL(page.url()).origin).toBe(house.url)
})

test('another device is signed out from here, and finds its page asking for the password', async ({ page, browser }) => {
  const other = await (await browser.newContext({ userAgent: 'Other device' })).newPage()
  await signIn(other, house, '003-hecha', '/profile')
  await signIn(page, house, '003-hecha', '/profile')
  await page.locator('li').filter({ hasText: 'Other device' }).getByRole('button', { name: '退出此设备' }).click()
  await expect(page.locator('li').filter({ hasText: 'Other device' })).toHaveCount(0)
  await other.getByRole('button', { name: '退出此设备' }).first().click()
  await expect(other.getByRole('dialog', { name: '登录已过期' })).toBeVisible()
})

test('after signing out the back button shows nothing of what was there', async ({ page }) => {
  await signIn(page, house, '003-hecha-2')
  await expect(page.getByText('没有待办事项')).toBeVisible()
  await page.getByRole('button', { name: '核查岗-2' }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in/)
})
