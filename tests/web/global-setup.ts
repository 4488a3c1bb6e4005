/**
 * Opens a house for each worker of the run, so that files of tests beside each other do not meet; GONGZHI_TEST_URL
 * names one that is open already, to try a single test quickly.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FullConfig } from '@playwright/test'
import { House } from './house'

export default async function setup(config: FullConfig): Promise<() => Promise<void>> {
  // where `replayed.ts` plays the demonstration, once for a run
  const played = process.env.GONGZHI_PLAYED ?? mkdtempSync(join(tmpdir(), 'gongzhi-played-'))
  const isOurs = process.env.GONGZHI_PLAYED === undefined
  process.env.GONGZHI_PLAYED = played
  const houses: House[] = []
  if (!process.env.GONGZHI_TEST_URL) {
    for (let index = 0; index < config.workers; index++) {
      const house = await House.open()
      houses.push(house)
      process.env[`GONGZHI_TEST_URL_${index}`] = house.url
      process.env[`GONGZHI_TEST_FOLDER_${index}`] = house.folder
    }
  }
  return async () => {
    for (const house of houses) await house.close()
    if (isOurs) rmSync(played, { recursive: true, force: true })
  }
}
