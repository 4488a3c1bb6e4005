/** What tests do on the pages again and again. */
import { expect, type Page } from '@playwright/test'
import { PASSWORD, type House } from './house'

export async function signIn(page: Page, house: House, name: string, path = '/inbox'): Promise<void> {
  await page.goto(`${house.url}/sign-in?to=${encodeURIComponent(path)}`)
  await page.getByLabel('账号').fill(name)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Opens the first task of the inbox whose row says this. */
export async function openTask(page: Page, text: string): Promise<void> {
  await page.goto(new URL('/inbox', page.url()).href)
  await page.getByRole('row').filter({ hasText: text }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 }).first()).toContainText(text)
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
