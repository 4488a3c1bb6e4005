/** Measures pages as Lighthouse does: first and largest paint, blocking, shifting, weight, access; writes a table. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { test, type Browser } from '@playwright/test'
import { House, PASSWORD } from './house'
import { signIn } from './pages'

const TARGET = fileURLToPath(new URL('../../docs/page-report.md', import.meta.url))
const TIMES = 3

interface Measured {
  /** ms: first paint of content, largest one, until what the page is for is there */
  first: number
  largest: number
  ready: number
  /** ms in which the main thread answered nobody for longer than 50 ms at a time */
  blocked: number
  shifted: number
  kilobytes: number
  requests: number
  barriers: number
}

const house = House.join()

const OBSERVE = `
  window.measured = { largest: 0, blocked: 0, shifted: 0 };
  new PerformanceObserver((list) => { for (const e of list.getEntries()) measured.largest = e.startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const e of list.getEntries()) measured.blocked += e.duration - 50 })
    .observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) measured.shifted += e.value })
    .observe({ type: 'layout-shift', buffered: true });
`

/** A cold visit: nothing of ours in the cache, somebody signed in. */
async function visit(browser: Browser, path: string, ready: string, name: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  if (name) {
    const headers = { 'Content-Type': 'application/json' }
    await context.request.post(`${house.url}/v2/session`, { headers, data: { username: name, password: PASSWORD } })
  }
  const page = await context.newPage()
  await page.addInitScript(OBSERVE)
  await page.goto(house.url + path, { waitUntil: 'commit' })
  await page.locator(ready).first().waitFor()
  const readyAt = await page.evaluate(() => performance.now())
  await page.waitForTimeout(1000)
  const found = await page.evaluate(() => {
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')] as PerformanceResourceTiming[]
    const painted = performance.getEntriesByName('first-contentful-paint')[0]
    return {
      ...(window as unknown as { measured: { largest: number; blocked: number; shifted: number } }).measured,
      first: painted?.startTime ?? 0,
      kilobytes: all.reduce((sum, each) => sum + each.transferSize, 0) / 1024,
      requests: all.length,
    }
  })
  const { violations } = await new AxeBuilder({ page }).analyze()
  const barriers = violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').length
  await context.close()
  return { ...found, ready: readyAt, barriers }
}

/** ms for a fixed piece of script: machines differ, and so does one from hour to hour. */
async function yardstick(browser: Browser): Promise<number> {
  const page = await browser.newPage()
  const spent = await page.evaluate(() => {
    const begun = performance.now()
    let sum = 0
    for (let number = 0; number < 100_000_000; number += 1) sum = (sum + number * number) % 1_000_003
    return sum < 0 ? 0 : performance.now() - begun
  })
  await page.close()
  return spent
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
}

test('measure', async ({ browser, page }) => {
  test.setTimeout(300_000)
  const name = `莲新街道示例一社区测量小组${Date.now() % 100_000}`
  await house.fileAndHear({ orgName: name })
  await signIn(page, house, '010-shouli')
  const task = await page.getByRole('row').filter({ hasText: name }).getAttribute('data-key')
  const pages = [
    ['sign-in', '/sign-in', '#username', ''],
    ['inbox', '/inbox', 'tbody tr', '010-shouli'],
    ['task', `/tasks/${task}`, '.fjs-form-field', '010-shouli'],
    ['case', `/cases/${task?.split('-')[0]}`, '.gz-done', '010-shouli'],
  ] as const
  const script: number[] = []
  for (let time = 0; time < TIMES; time += 1) script.push(await yardstick(browser))
  const lines = [
    '# What the pages cost',
    '',
    `Written by \`make page-report\`: cold visits on the machine that wrote it, the median of ${TIMES}. Milliseconds; KB as sent.`,
    `A fixed script of 100 million steps took that browser ${median(script).toFixed(0)} ms.`,
    '',
    '| Page | First paint | Largest paint | Ready | Blocked | Shift | KB | Requests | Grave barriers (axe) |',
    '|---|---|---|---|---|---|---|---|---|',
  ]
  for (const [label, path, ready, who] of pages) {
    const all: Measured[] = []
    for (let time = 0; time < TIMES; time += 1) all.push(await visit(browser, path, ready, who))
    const of = (what: keyof Measured): string => median(all.map((each) => each[what])).toFixed(what === 'shifted' ? 3 : 0)
    lines.push(
      `| ${label} | ${(['first', 'largest', 'ready', 'blocked', 'shifted', 'kilobytes', 'requests', 'barriers'] as const).map(of).join(' | ')} |`,
    )
  }
  writeFileSync(TARGET, `${lines.join('\n')}\n`)
  console.log(`\n${lines.slice(3).join('\n')}`)
})
