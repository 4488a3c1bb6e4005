/** What tests do on the pages again and again. */
import { expect, type Page } from '@playwright/test'
import { PASSWORD, type House } from './house'

/** Signed in without the page of it, which has tests of its own (`account.spec.ts`): once for a file of tests. */
export async function signIn(page: Page, house: House, name: string, path = '/inbox'): Promise<void> {
  await page.context().clearCookies()
  await page.context().addCookies(await house.signedIn(name))
  await page.goto(house.url + path)
}

/** At the page, as people do it: a session of its own. */
export async function signInByHand(page: Page, house: House, name: string, path = '/inbox'): Promise<void> {
  await page.goto(`${house.url}/sign-in?to=${encodeURIComponent(path)}`)
  await page.getByLabel('账号').fill(name)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Opens the task of the inbox whose row says this. */
export async function openTask(page: Page, text: string): Promise<void> {
  // sought by it: other tests of this house fill the list, too
  await page.goto(new URL(`/inbox?text=${encodeURIComponent(text)}`, page.url()).href)
  await page.getByRole('row').filter({ hasText: text }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 }).first()).toContainText(text)
}

/** Takes the task that is open; whoever has it by a rule goes on with it. */
export async function takeTask(page: Page): Promise<void> {
  const claim = page.getByRole('button', { name: '签收并办理' })
  const handing = page.getByRole('button', { name: '提交', exact: true })
  await expect(claim.or(handing)).toBeVisible()
  if (await claim.isVisible()) await claim.click()
  await expect(handing).toBeVisible()
}

/** The page asks at once, as when the network comes back; that it asks in its own time has a test of its own. */
export async function hearsNow(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
}

/** An option of a field with radio buttons, by how its label begins. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const group = page.locator('.fjs-form-field-radio').filter({ hasText: new RegExp(`^${label}`) })
  await group.getByText(option, { exact: true }).click()
}

/** A picker of the form viewer: opened, then the option taken. */
export async function pick(page: Page, label: string, row: number, option: string): Promise<void> {
  const field = page.locator('.fjs-form-field-select').filter({ hasText: label }).nth(row)
  await field.locator('.fjs-input-group').click()
  await field.locator('.fjs-dropdownlist-item').getByText(option, { exact: true }).click()
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交', exact: true }).click()
}

/** Submitting took: the page says so, and shows the next task or the inbox. */
export async function submitted(page: Page, act: () => Promise<void> = () => submit(page)): Promise<void> {
  const before = page.url()
  await act()
  await expect(page).not.toHaveURL(before)
  await expect(page).toHaveURL(/\/(inbox|tasks)/)
}
