/** Pictures of the inbox of a street in July. */
import { test, type Page } from '@playwright/test'
import type { House } from './house'
import { choose } from './pages'
import { enter, speak, staged } from './staged'
import { DESK, PHONE, shoot } from './shots'

let house: House
test.beforeAll(async () => {
  house = await staged('morning')
})
test.afterAll(() => house?.close())

async function inbox(page: Page, account: string, path = '/inbox'): Promise<void> {
  await enter(page, house, account, path)
  await page.locator('tbody tr').first().waitFor()
}

test('the inbox: on a desk, in English, on a phone, its keys', async ({ page }) => {
  await inbox(page, 'lx_shouli')
  await page.locator('tbody tr').first().click()
  await page.locator('aside li').first().waitFor()
  await shoot(page, 'inbox')
  await page.keyboard.press('?')
  await shoot(page, 'inbox-keys')
  await page.keyboard.press('Escape')
  await page.setViewportSize(PHONE)
  await shoot(page, 'inbox-phone')
  await page.setViewportSize(DESK)
  await speak(page, 'en')
  await page.locator('tbody tr').first().waitFor()
  await page.locator('tbody tr').first().click()
  await page.locator('aside li').first().waitFor()
  await shoot(page, 'inbox-en')
})

test('what one has done, and started', async ({ page }) => {
  await inbox(page, 'lx_shouli', '/inbox/done')
  await shoot(page, 'inbox-done')
  await inbox(page, 'jm_0016', '/inbox/started')
  await shoot(page, 'inbox-started')
})

test('several at once: selected, decided alike, each with its result', async ({ page }) => {
  await inbox(page, 'lx_shenhe')
  const boxes = page.locator('tbody').getByRole('checkbox')
  for (let row = 0; row < 3; row += 1) await boxes.nth(row).click()
  await page.getByRole('toolbar').waitFor()
  await shoot(page, 'inbox-bulk')
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.locator('.fjs-form-field').first().waitFor()
  await choose(page, '意见', '同意')
  await choose(page, '利害关系申报', '无')
  await shoot(page, 'inbox-alike')
})

test('what became of several that were taken at once', async ({ page }) => {
  await inbox(page, 'lx_shouli')
  const boxes = page.locator('tbody').getByRole('checkbox')
  for (let row = 0; row < 3; row += 1) await boxes.nth(row).click()
  // one of them is answered by a server that just then refuses
  let asked = 0
  await page.route('**/claim', async (route) => {
    asked += 1
    if (asked !== 2) return route.continue()
    const detail = '该任务已由其他人签收'
    return route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Conflict', status: 409, code: 'task-claimed', detail }) })
  })
  await page.getByRole('button', { name: /^签收（3）/ }).click()
  await page.getByRole('dialog').waitFor()
  await shoot(page, 'inbox-handed')
})
