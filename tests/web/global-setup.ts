/** Opens the house of a run; GONGZHI_TEST_URL names one that is open already, to try a single test quickly. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { House } from './house'

export default async function setup(): Promise<() => Promise<void>> {
  // where `replayed.ts` plays the demonstration, once for a run
  const played = process.env.GONGZHI_PLAYED ?? mkdtempSync(join(tmpdir(), 'gongzhi-played-'))
  const isOurs = process.env.GONGZHI_PLAYED === undefined
  process.env.GONGZHI_PLAYED = played
  const house = process.env.GONGZHI_TEST_URL ? null : await House.open()
  if (house) {
    process.env.GONGZHI_TEST_URL = house.url
    process.env.GONGZHI_TEST_FOLDER = house.folder
  }
  return async () => {
    await house?.close()
    if (isOurs) rmSync(played, { recursive: true, force: true })
  }
}
