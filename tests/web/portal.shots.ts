import { test } from '@playwright/test'
import { acceptance, House } from './house'
import { signIn } from './pages'
import { PHONE, shoot } from './shots'

const house = House.join()

test('what anybody sees', async ({ page }) => {
  await page.goto(house.url)
  await page.locator('h1').waitFor()
  await shoot(page, 'home')
  await page.goto(`${house.url}/notices`)
  await shoot(page, 'notices')
  await page.goto(`${house.url}/organizations`)
  await shoot(page, 'organizations')
})

test('services, self-check and application', async ({ page }) => {
  await signIn(page, house, 'shenqing', '/services')
  await page.locator('h2').first().waitFor()
  await shoot(page, 'services')
  await page.goto(`${house.url}/services/track`)
  await page.locator('.fjs-form-field').first().waitFor()
  await shoot(page, 'self-check')
  await page.goto(`${house.url}/services/so-filing/apply`)
  await page.locator('.fjs-form-field').first().waitFor()
  await shoot(page, 'apply')
})

test('a case of mine, with a correction', async ({ page }) => {
  const key = await house.fileAndHear({ orgName: '莲新街道示例一社区编织小组' })
  const items = (acceptance().items as { material: string }[]).map((item) =>
    item.material === 'MEMBERS' ? { ...item, state: 'MALFORMED', note: '请补联系电话' } : item,
  )
  await (await house.as('010-shouli')).complete(key, 'acceptance-review', { items, conclusion: 'CORRECTION' })
  await signIn(page, house, 'shenqing', `/my-cases/${key}`)
  await page.getByRole('region', { name: '请补正以下材料' }).waitFor({ timeout: 30_000 })
  await shoot(page, 'correction')
  await page.setViewportSize(PHONE)
  await shoot(page, 'correction-phone')
})
