/** Pictures of the tender of the incubation base: bids sealed, opened, scored. */
import { test, type Page } from '@playwright/test'
import type { House } from './house'
import { PASSWORD } from './house'
import { enter, staged } from './staged'
import { enter as fill } from './tender-desk'
import { DESK, PHONE, shoot } from './shots'

const NUMBER = 'GM2010-046'
let house: House
test.afterEach(() => house?.close())

async function project(): Promise<string> {
  const found = await (await house.as('so_cl005')).get<{ projectKey: string }>(`/tenders?projectNo=${NUMBER}`)
  return found.projectKey
}

/** The desk of a bidder, its documents drawn. */
async function desk(page: Page): Promise<void> {
  await page.locator('iframe').waitFor()
  await page.locator('#bid-price').waitFor()
}

test('before the opening: what one may bid for, documents, the sealed bid', async ({ page }) => {
  test.setTimeout(180_000)
  house = await staged('morning')
  const key = await project()
  await enter(page, house, 'so_cl005', '/tenders')
  await page.getByRole('link', { name: '进入' }).first().waitFor()
  await shoot(page, 'tenders')
  await page.goto(`${house.url}/tenders/${key}`)
  await desk(page)
  await shoot(page, 'tender')
  await page.setViewportSize(PHONE)
  await shoot(page, 'tender-phone')
  await page.setViewportSize(DESK)
  const said = { account: 'so_cl005', name: '', organizationId: '', period: '12个月', contact: '示例联系人D', phone: '13900000005', manager: '示例项目负责人D', depositAccount: '示例账户D', price: '4120000.00' }
  await fill(page, said, said.price)
  await page.getByRole('button', { name: /加密/ }).first().scrollIntoViewIfNeeded()
  await shoot(page, 'tender-bid')
})

test('the opening: a key, a share to give', async ({ page }) => {
  test.setTimeout(180_000)
  house = await staged('opening')
  const key = await project()
  await enter(page, house, 'mz_caigou', `/tenders/${key}/opening`)
  const passphrase = page.getByLabel('开标密钥的口令')
  await passphrase.fill('演示口令-mz_caigou')
  await shoot(page, 'tender-opening')
  await page.goto(`${house.url}/opening-key`)
  await page.getByText(/^指纹/).waitFor()
  await passphrase.fill('演示口令-mz_caigou')
  await page.getByRole('button', { name: '核对口令' }).click()
  await page.getByText('口令正确').waitFor()
  await shoot(page, 'opening-key')
})

test('after the opening: bids, a score sheet that adds itself up, the sheets of all', async ({ page }) => {
  house = await staged('scoring')
  const key = await project()
  const member = await someMember()
  await enter(page, house, member.account, `/tenders/${key}/bids`)
  await page.locator('tbody tr').first().waitFor()
  await shoot(page, 'tender-bids')
  await page.goto(`${house.url}/tasks/${member.task}`)
  await page.getByRole('button', { name: '签收并办理' }).click()
  await page.getByRole('button', { name: '提交', exact: true }).waitFor()
  for (const row of member.rows.slice(0, 10)) {
    const cell = page.getByLabel(`${row.bidder} ${row.factor} 得分`)
    if (await cell.isEnabled()) await cell.fill(String(Math.round(row.most * 8.5) / 10))
  }
  await page.getByRole('group', { name: '评分' }).first().scrollIntoViewIfNeeded()
  await shoot(page, 'task-scoring')
  await house.close()
  house = await staged('signed')
  await enter(page, house, 'mz_cgshenpi', `/tenders/${key}/bids`)
  await page.getByRole('region', { name: '评分表' }).first().scrollIntoViewIfNeeded()
  await shoot(page, 'tender-scores')
})

interface Row {
  bidder: string
  factor: string
  most: number
}

/** A member of the committee, who was drawn by lot, with the sheet to fill in. */
async function someMember(): Promise<{ account: string; task: string; rows: Row[] }> {
  for (let number = 1; number <= 30; number += 1) {
    const account = `zj${String(number).padStart(2, '0')}`
    const own = await house.as(account)
    const { items } = await own.get<{ items: { userTaskKey: string; elementId: string }[] }>('/user-tasks?list=todo&limit=100')
    const found = items.find((each) => each.elementId === 'score')
    if (!found) continue
    const { variables } = await own.get<{ variables: { sheet_rows: Row[] } }>(`/user-tasks/${found.userTaskKey}`)
    return { account, task: found.userTaskKey, rows: variables.sheet_rows }
  }
  throw new Error('no member of the committee has a sheet to fill in')
}
