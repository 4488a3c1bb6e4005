/** Pictures of the modeller and of the three administrators' pages. */
import { test } from '@playwright/test'
import { House } from './house'
import { signIn } from './pages'
import { shoot } from './shots'

const house = House.join()

async function newest(processDefinitionId: string): Promise<string> {
  const { items } = await (await house.as('sheji')).post<{ items: { processDefinitionKey: string }[] }>('/process-definitions/search', {
    filter: { processDefinitionId, isLatestVersion: true },
  })
  return items[0]!.processDefinitionKey
}

test('the modeller', async ({ page }) => {
  await signIn(page, house, 'sheji', '/definitions')
  await shoot(page, 'definitions')
  await page.goto(`${house.url}/modeller/${await newest('so-filing')}`)
  await page.locator('[data-element-id="acceptance-review"]').first().click()
  await shoot(page, 'modeller')
  await page.getByRole('tab', { name: 'so-filing-acceptance.form' }).click()
  await page.locator('.fjs-form-editor .fjs-element').first().waitFor()
  await shoot(page, 'modeller-form')
  await page.goto(`${house.url}/modeller/${await newest('so-track-decision')}`)
  await page.getByRole('tab', { name: 'so-track-decision.dmn' }).click()
  await page.locator('.tjs-table').waitFor()
  await shoot(page, 'modeller-decision')
})

test('the administrators', async ({ page }) => {
  const instance = await house.fileAndHear()
  await house.file()
  await signIn(page, house, 'xitong', '/admin')
  await shoot(page, 'operations')
  const pages = {
    running: `/admin/running/${await newest('so-filing')}`,
    instance: `/admin/instances/${instance}`,
    people: '/admin/people',
    person: '/admin/people/010-shenhe',
    units: '/admin/units',
    calendars: '/admin/calendars',
    rules: '/admin/rules',
  }
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(house.url + path)
    if (name === 'units') await page.getByText('莲新街道', { exact: true }).click()
    await shoot(page, name)
  }
})
