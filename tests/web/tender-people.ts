/** Browsers of the people of a tender: one each, signed in once, led to their task. */
import { expect, type Browser, type Page } from '@playwright/test'
import { PASSWORD } from './house'
import { submit, takeTask } from './pages'
import { anotherBrowser } from './test'
import type { TenderHouse } from './tender-house'

export class People {
  private readonly pages = new Map<string, Page>()
  private readonly signedIn = new Map<string, number>()

  constructor(
    private readonly browser: Browser,
    private readonly house: TenderHouse,
  ) {}

  /** The browser of an account, at an address. */
  async at(account: string, path: string): Promise<Page> {
    const page = this.pages.get(account) ?? (await this.open(account))
    if (this.signedIn.get(account) !== this.house.jumps) await this.signIn(page, account)
    await page.goto(`${this.house.url}${path}`)
    return page
  }

  /** At the task that waits at a step, claimed. */
  async atTask(account: string, element: string): Promise<Page> {
    const { userTaskKey } = await this.house.task(account, element)
    const page = await this.at(account, `/tasks/${userTaskKey}`)
    await expect(page.locator('.fjs-form-field').first()).toBeVisible()
    await takeTask(page)
    return page
  }

  /** Nobody looks at these pages for now: a page that is left open goes on asking. */
  async rest(): Promise<void> {
    await Promise.all([...this.pages.values()].map((page) => page.goto('about:blank')))
  }

  async leave(): Promise<void> {
    await Promise.all([...this.pages.values()].map((page) => page.context().close()))
  }

  private async open(account: string): Promise<Page> {
    const context = await anotherBrowser(this.browser)
    const page = await context.newPage()
    await overhear(page)
    this.pages.set(account, page)
    return page
  }

  private async signIn(page: Page, account: string): Promise<void> {
    const answer = await page.request.post(`${this.house.url}/v2/session`, { data: { username: account, password: PASSWORD } })
    expect(answer.ok()).toBe(true)
    this.signedIn.set(account, this.house.jumps)
  }
}

/** Chooses in a cell of a table; a field that was shown to be wrong is open already. */
export async function pickIn(page: Page, label: string, option: string): Promise<void> {
  const cell = page.locator('.fjs-form-field-select').filter({ hasText: label }).first()
  const choice = cell.locator('.fjs-dropdownlist-item').getByText(option, { exact: true })
  await expect(async () => {
    if (!(await choice.isVisible())) await cell.locator('.fjs-input-group').click()
    await choice.click({ timeout: 5_000 })
  }).toPass()
}

/** Submits a task, and shows who one is where it has to be signed. */
export async function handIn(page: Page): Promise<void> {
  const before = page.url()
  await submit(page)
  const password = page.getByRole('dialog').getByLabel('登录密码')
  await expect.poll(async () => page.url() !== before || (await password.isVisible())).toBe(true)
  if (await password.isVisible()) {
    await password.fill(PASSWORD)
    await password.press('Enter')
  }
  await expect(page).not.toHaveURL(before)
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
