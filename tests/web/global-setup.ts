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
  const houses = process.env.GONGZHI_TEST_URL ? [] : await opened(config.workers)
  houses.forEach((house, index) => {
    process.env[`GONGZHI_TEST_URL_${index}`] = house.url
    process.env[`GONGZHI_TEST_FOLDER_${index}`] = house.folder
  })
  return async () => {
    for (const house of houses) await house.close()
    if (isOurs) rmSync(played, { recursive: true, force: true })
  }
}

async function opened(count: number): Promise<House[]> {
  const prepared = House.prepare()
  try {
    return await Promise.all(Array.from({ length: count }, () => House.open(prepared)))
  } finally {
    rmSync(prepared, { recursive: true, force: true })
  }
}
