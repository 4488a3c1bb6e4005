/**
 * A tender from its keyholders to the award: keys, bids and shares are made in browsers, so that what the page seals is
 * what the house opens; notice and record of the opening come from their posts; the committee plays the scene.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { PASSWORD } from './house'
import { signIn } from './pages'
import { TenderHouse, type Bidder } from './tender-house'

let house: TenderHouse
test.beforeAll(async () => {
  test.setTimeout(120_000)
  house = await TenderHouse.open()
})
test.afterAll(() => house?.close())

const passphraseOf = (account: string): string => `开标口令-${account}-2010`

async function open(browser: Browser, account: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await overhear(page)
  await signIn(page, house as never, account, path)
  return page
}

async function waitsFor(account: string, element: string, variables: Record<string, unknown>): Promise<void> {
  await expect
    .poll(async () => {
      const { items } = await (await house.as(account)).get<{ items: { elementId: string }[] }>('/user-tasks?list=todo&limit=1000')
      return items.map((each) => each.elementId)
    }, { timeout: 30_000 })
    .toContain(element)
  await (await house.as(account)).complete(house.tender.case, element, variables)
}

async function makeKey(browser: Browser, account: string): Promise<void> {
  const page = await open(browser, account, '/opening-key')
  await page.getByLabel(/^口令（至少12位/).fill(passphraseOf(account))
  await page.getByLabel('再输一次口令').fill('不一样的口令-2010')
  await expect(page.getByText('两次输入的口令不一样')).toBeVisible()
  await expect(page.getByRole('button', { name: '生成密钥' })).toBeDisabled()
  await page.getByLabel('再输一次口令').fill(passphraseOf(account))
  await page.getByRole('button', { name: '生成密钥' }).click()
  await expect(page.getByText(/^指纹 [0-9a-f]{16}$/)).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('开标密钥的口令').fill(passphraseOf(account))
  await page.getByRole('button', { name: '核对口令' }).click()
  await expect(page.getByText('口令正确')).toBeVisible({ timeout: 30_000 })
  await hasNoBarriers(page)
  await waitsFor(account, 'hold-key', { keyRegistered: true })
  await page.context().close()
}

async function enter(page: Page, bidder: Bidder, price: string): Promise<void> {
  const fields = { price, period: bidder.period, contact: bidder.contact, phone: bidder.phone, manager: bidder.manager, depositAccount: bidder.depositAccount }
  for (const [name, text] of Object.entries(fields)) await page.locator(`#bid-${name}`).fill(text)
  await page.locator('#bid-technical').fill(`服务方案（示例）${bidder.name}`)
}

/** Keeps what goes out to the desk: the browser's own report leaves out bodies of this size. */
async function overhear(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const send = window.fetch
    window.fetch = async (input, init) => {
      if (input instanceof Request && input.url.endsWith('/desk')) Object.assign(window, { sentToDesk: await input.clone().text() })
      return send(input, init)
    }
  })
}

/** Hand a bid in, and see that only noise left the browser. */
async function send(page: Page, button: string, bidder: Bidder): Promise<string> {
  await Promise.all([page.waitForResponse((each) => each.url().endsWith('/desk')), page.getByRole('button', { name: button }).click()])
  const sent = JSON.parse(await page.evaluate(() => String((window as never as { sentToDesk: string }).sentToDesk))) as { action: string; envelope: string }
  const envelope = Buffer.from(sent.envelope, 'base64')
  expect(sent.action).toBe('BID')
  expect(envelope.subarray(0, 4).toString()).toBe('GZB1')
  for (const secret of [bidder.price, bidder.phone, bidder.contact]) expect(envelope.includes(secret)).toBe(false)
  await expect(page.getByText(createHash('sha256').update(envelope).digest('hex'))).toBeVisible()
  await expect(page.getByText('与本机加密的信封一致')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('签名已在本机核验')).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载回执' }).click()])
  const { statement } = JSON.parse(readFileSync(await download.path(), 'utf8')) as { statement: { hash: string; kind: string } }
  expect(statement.kind).toBe('SEALED')
  return statement.hash
}

test('keys, bids and shares in browsers, from the keyholders to the award', async ({ browser, page }) => {
  test.setTimeout(420_000)
  const { tender } = house

  for (const account of tender.holders) await makeKey(browser, account)
  await waitsFor(tender.manager, 'publish-notice', tender.notice)

  // anybody reads the notice; the way to bid leads through signing in
  await expect
    .poll(async () => (await (await fetch(`${house.url}/public/notices?kind=TENDER_NOTICE`)).json()).items.length, { timeout: 30_000 })
    .toBe(1)
  await page.goto(`${house.url}/notices?kind=purchase`)
  await page.getByRole('link', { name: /锦江区市民中心/ }).first().click()
  await expect(page.getByRole('link', { name: '进入投标' })).toBeVisible()
  await expect(page.getByText(/公示期还剩 \d+ 天/)).toBeVisible()
  await hasNoBarriers(page)

  const hashes = new Map<string, string>()
  for (const bidder of tender.bidders) {
    const desk = await open(browser, bidder.account, '/tenders')
    await desk.getByRole('link', { name: '进入' }).click()
    await expect(desk.getByText('没有获取招标文件的不能投标')).toBeVisible()
    await desk.getByRole('button', { name: '获取招标文件' }).click()
    await expect(desk.locator('iframe')).toBeVisible({ timeout: 20_000 })
    await enter(desk, bidder, '12.345')
    await desk.getByRole('button', { name: '在本机加密并递交' }).click()
    await expect(desk.getByText('请填写大于 0、最多两位小数的报价')).toBeVisible()
    await enter(desk, bidder, bidder.price)
    hashes.set(bidder.organizationId, await send(desk, '在本机加密并递交', bidder))
    if (bidder === tender.bidders[0]) {
      // taken back, handed in again, replaced
      await desk.getByRole('button', { name: '撤回投标' }).click()
      await desk.getByRole('button', { name: '确定' }).click()
      await expect(desk.getByRole('heading', { name: '撤回回执' })).toBeVisible()
      await send(desk, '在本机加密并递交', bidder)
      hashes.set(bidder.organizationId, await send(desk, '加密并替换已递交的投标', bidder))
      // the documents are a sheet in a frame that runs no script, axe neither
      await desk.evaluate(() => document.querySelector('iframe')?.remove())
      await hasNoBarriers(desk)
      await desk.setViewportSize({ width: 390, height: 844 })
      await hasNoBarriers(desk)
      await desk.reload()
      await expect(desk.getByText(hashes.get(bidder.organizationId) as string)).toBeVisible()
    }
    await desk.context().close()
  }

  // the deadline passes; who comes now is refused under a signature
  await house.later('2010-07-27 10:01', 'draw')
  for (const account of tender.holders.slice(0, 2)) {
    const holder = await open(browser, account, `/tenders/${tender.project}/opening`)
    await expect(holder.getByText('待解开 4 份')).toBeVisible()
    await holder.getByLabel('开标密钥的口令').fill('不是这个口令-2010')
    await holder.getByLabel('登录密码').fill(PASSWORD)
    await holder.getByRole('button', { name: '解开并交付' }).click()
    await expect(holder.getByText('口令不对')).toBeVisible({ timeout: 30_000 })
    await holder.getByLabel('开标密钥的口令').fill(passphraseOf(account))
    await holder.getByLabel('登录密码').fill(PASSWORD)
    await hasNoBarriers(holder)
    await holder.getByRole('button', { name: '解开并交付' }).click()
    await expect(holder.getByText('已交付 4 份')).toBeVisible({ timeout: 30_000 })
    await waitsFor(account, 'deliver-key-share', { sharesGiven: true })
    await holder.context().close()
  }
  await waitsFor(tender.staff, 'record-opening', tender.opening)

  // what the house opened is what was typed, under the hashes of the receipts
  const { items } = await (await house.as(tender.staff)).get<{ items: { organizationKey: string; price: number; sealedHash: string; state: string }[] }>(
    `/tenders/${tender.project}/bids`,
  )
  expect(items.map((each) => [each.organizationKey, Number(each.price), each.sealedHash, each.state]).sort()).toEqual(
    tender.bidders.map((each) => [each.organizationId, Number(each.price), hashes.get(each.organizationId), 'OPENED']).sort(),
  )

  // the committee judges, the purchaser decides, the agency announces; anybody reads it
  await house.later(
    '2010-08-02 10:00',
    ...['qualification', 'declare', 'chair', 'conformity', 'suspicion', 'explanation', 'vote', 'objective', 'score', 'sign', 'decide', 'result'],
  )
  await page.goto(`${house.url}/notices?kind=AWARD_RESULT`)
  await page.getByRole('link', { name: /锦江区市民中心/ }).first().click()
  await expect(page.getByText(tender.bidders[1]?.name as string).first()).toBeVisible()
  await expect(page.getByText('4,050,000.00 元')).toBeVisible()
  await hasNoBarriers(page)
})
