/** Opens the house of a run; GONGZHI_TEST_URL names one that is open already, to try a single test quickly. */
import { House } from './house'

export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.GONGZHI_TEST_URL) return async () => undefined
  const house = await House.open()
  process.env.GONGZHI_TEST_URL = house.url
  return () => house.close()
}
