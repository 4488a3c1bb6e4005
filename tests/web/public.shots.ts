/** Pictures of what anybody sees, and of the way in. */
import type { House } from './house'
import { PASSWORD } from './house'
import { enter, speak, staged } from './staged'
import { test } from './test'
import { PHONE, shoot } from './shots'

let house: House
let later: House
test.beforeAll(async () => {
  house = await staged('morning')
  later = await staged('announced')
})
test.afterAll(async () => {
  await house?.close()
  await later?.close()
})

test('what anybody sees', async ({ page }) => {
  await page.goto(house.url)
  await page.locator('h1').waitFor()
  await shoot(page, 'home')
  await page.goto(`${house.url}/notices`)
  await page.locator('main li a').first().waitFor()
  await shoot(page, 'notices')
  await page.goto(`${house.url}/notices?kind=TENDER_NOTICE`)
  await page.getByRole('link', { name: /锦江区市民中心/ }).first().click()
  await page.getByRole('link', { name: '进入投标' }).waitFor()
  await shoot(page, 'notice')
  await page.goto(`${later.url}/notices?kind=AWARD_RESULT`)
  await page.getByRole('link', { name: /锦江区市民中心/ }).first().click()
  await page.locator('h1').waitFor()
  await shoot(page, 'notice-result')
  await page.emulateMedia({ media: 'print' })
  await shoot(page, 'notice-print')
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${house.url}/organizations`)
  await page.locator('tbody tr, main li').first().waitFor()
  await shoot(page, 'organizations')
  await page.setViewportSize(PHONE)
  await shoot(page, 'organizations-phone')
  await page.goto(house.url)
  await page.locator('h1').waitFor()
  await shoot(page, 'home-phone')
})

test('the front page in English', async ({ page }) => {
  await page.goto(house.url)
  await speak(page, 'en')
  await page.locator('h1').waitFor()
  await shoot(page, 'home-en')
})

test('signing in, the first password, the profile', async ({ page, elsewhere }) => {
  await page.goto(`${house.url}/sign-in`)
  await page.getByLabel('账号').fill('lx_shouli')
  await shoot(page, 'sign-in')
  const first = await elsewhere()
  await enter(first, house, 'lx_xinren', '/inbox')
  await first.getByLabel('当前密码').fill(PASSWORD)
  await first.getByLabel('新密码', { exact: true }).fill('Lianxin-2010')
  await first.getByLabel('再次输入新密码').fill('Lianxin-201')
  await shoot(first, 'first-password')
  await first.context().close()
  await enter(page, house, 'lx_shenhe', '/profile')
  await page.locator('dl').first().waitFor()
  for (const phrase of ['材料齐全，同意。', '情况属实，拟同意，请领导审批。']) {
    await page.getByPlaceholder(/常用语/).fill(phrase)
    await page.getByRole('button', { name: '添加' }).click()
    await page.getByText(phrase).waitFor()
  }
  await shoot(page, 'profile')
  await page.goto(`${house.url}/nothing`)
  await shoot(page, 'not-found')
})

test('when something fails, and when the network is gone', async ({ page }) => {
  await enter(page, house, 'lx_shouli', '/inbox')
  await page.locator('tbody tr').first().waitFor()
  await page.route('**/v2/**', (route) => route.abort('connectionrefused'))
  await page.getByText('连接不到服务器').first().waitFor({ timeout: 60_000 })
  await shoot(page, 'unreachable')
  await page.unroute('**/v2/**')
  const problem = { type: 'about:blank', title: 'Internal Server Error', status: 500, detail: '系统内部错误，请联系管理员' }
  await page.route('**/claim', (route) => route.fulfill({ status: 500, headers: { 'Content-Type': 'application/problem+json', 'X-Request-Id': '0f3c9a71' }, body: JSON.stringify(problem) }))
  await page.reload()
  await page.locator('tbody tr').first().getByRole('button', { name: '签收' }).click()
  await page.locator('.failure').waitFor()
  await shoot(page, 'failure')
})
