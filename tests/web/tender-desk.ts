/** What bidders do at the desk of a tender, and what is looked at on its pages again and again. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { hasNoBarriers } from './barriers'
import { PHONE } from './shots'
import type { Bidder } from './tender-house'

export const passphraseOf = (account: string): string => `开标口令-${account}-2010`

export function field(page: Page, label: string): Locator {
  return page.getByLabel(new RegExp(`^${label}`)).first()
}

export async function isNotWider(page: Page): Promise<void> {
  await page.setViewportSize(PHONE)
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false)
}

/** The documents are a sheet in a frame that runs no script, axe neither. */
export async function hasNoBarriersBesideDocuments(desk: Page): Promise<void> {
  await desk.evaluate(() => document.querySelector('iframe')?.remove())
  await hasNoBarriers(desk)
}

export async function enter(page: Page, bid: Bidder, price: string): Promise<void> {
  const fields = { price, period: bid.period, contact: bid.contact, phone: bid.phone, manager: bid.manager, depositAccount: bid.depositAccount }
  for (const [name, text] of Object.entries(fields)) await page.locator(`#bid-${name}`).fill(text)
  await page.locator('#bid-technical').fill(`服务方案（示例）${bid.name}`)
}

/** Hand a bid in, and see that only noise left the browser. */
export async function send(page: Page, button: string, bid: Bidder): Promise<string> {
  await Promise.all([page.waitForResponse((each) => each.url().endsWith('/desk')), page.getByRole('button', { name: button }).click()])
  const sent = JSON.parse(await page.evaluate(() => String((window as never as { sentToDesk: string }).sentToDesk))) as { action: string; envelope: string }
  const envelope = Buffer.from(sent.envelope, 'base64')
  expect(sent.action).toBe('BID')
  expect(envelope.subarray(0, 4).toString()).toBe('GZB1')
  for (const secret of [bid.price, bid.phone, bid.contact]) expect(envelope.includes(secret)).toBe(false)
  await expect(page.getByText(createHash('sha256').update(envelope).digest('hex'))).toBeVisible()
  await expect(page.getByText('与本机加密的信封一致')).toBeVisible()
  await expect(page.getByText('签名已在本机核验')).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载回执' }).click()])
  const { statement } = JSON.parse(readFileSync(await download.path(), 'utf8')) as { statement: { hash: string; kind: string } }
  expect(statement.kind).toBe('SEALED')
  return statement.hash
}
