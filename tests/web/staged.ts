/** The houses of the pictures: moments of one summer (`pictures_house.py`), played once for a run, copied for each file. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { gongzhi, House, PASSWORD, PYTHON } from './house'

const SCRIPT = fileURLToPath(new URL('pictures_house.py', import.meta.url))
/** In the order of time: each goes on from the one before. */
const MOMENTS = {
  // bids are in, sealed; streets are at work
  morning: '2010-07-27 09:05',
  // the first of two keyholders has given the share
  opening: '2010-07-27 10:07',
  // the bids are open and conform; each member is to score them
  scoring: '2010-07-27 15:35',
  // the sheets are filled in, the report is signed
  signed: '2010-07-27 17:30',
  // the result is announced
  announced: '2010-08-02 16:00',
} as const
export type Moment = keyof typeof MOMENTS

/** Plays everything; a folder of an earlier run (GONGZHI_PLAYED) is taken as it is. */
export function playAll(folder: string): void {
  let before = ''
  for (const [name, moment] of Object.entries(MOMENTS)) {
    const place = join(folder, name)
    if (!existsSync(join(place, 'done'))) {
      if (before) cpSync(before, place, { recursive: true })
      else mkdirSync(place, { recursive: true })
      if (!before) gongzhi(place, ['migrate'])
      execFileSync(PYTHON, [SCRIPT, 'play', PASSWORD, moment], { env: environment(place), stdio: ['ignore', 'ignore', 'inherit'] })
      mkdirSync(join(place, 'done'), { recursive: true })
    }
    before = place
  }
}

/** A house at a moment, in which a file of pictures may do what it likes. */
export async function staged(moment: Moment): Promise<House> {
  const played = process.env.GONGZHI_PLAYED
  if (!played) throw new Error('screenshots.setup.ts says where the summer is played')
  const folder = mkdtempSync(join(tmpdir(), 'gongzhi-staged-'))
  cpSync(join(played, moment), folder, { recursive: true })
  return House.over(folder, '--with-worker')
}

/** Signs somebody in without the page of it, and goes to an address. */
export async function enter(page: Page, house: House, account: string, path: string): Promise<Page> {
  await page.context().clearCookies()
  const answer = await page.request.post(`${house.url}/v2/session`, { data: { username: account, password: PASSWORD } })
  if (!answer.ok()) throw new Error(`${account}: ${answer.status()} ${await answer.text()}`)
  await page.goto(house.url + path)
  return page
}

export async function speak(page: Page, language: 'en' | 'zh-CN'): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('gongzhi.language', chosen), language)
  await page.reload()
}

/** What somebody with the password of the database could do to it. */
export function behindTheBack(house: House, statement: string): void {
  const program = 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1], timeout=10); n = db.execute(sys.argv[2]).rowcount; db.commit(); sys.exit(n == 0)'
  execFileSync(PYTHON, ['-c', program, join(house.folder, 'house.db'), statement])
}

function environment(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, GONGZHI_DATABASE_URL: `sqlite:///${join(folder, 'house.db')}`, GONGZHI_VAR_DIRECTORY: join(folder, 'var') }
}
