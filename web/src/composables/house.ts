/** What the house says of itself: whether it is a demonstration, and what time it is in it. Asked once. */
import { computed, shallowRef } from 'vue'
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import type { components } from '@/api/schema'
import { language } from '@/i18n'
import { isoDay } from '@/lib/time'

type House = components['schemas']['House']

const house = shallowRef<House | null>(null)
/** How far the house's clock is ahead of the browser's, in milliseconds; a demonstration has a clock of its own. */
let ahead = 0

export async function lookAtHouse(): Promise<void> {
  try {
    const found = await ok(api.GET('/public/house'))
    ahead = new Date(found.now).getTime() - Date.now()
    house.value = found
  } catch (problem) {
    // without an answer there is no banner; every other call says that the server is away
    if (!(problem instanceof Problem)) throw problem
  }
}

/** What every page of a demonstration must say; empty for a house that works. */
export const banner = computed(() => house.value?.banner?.[language.value === 'en' ? 'en' : 'zh'] ?? '')

/** The day that a demonstration plays; empty before the house has answered. */
export const houseDay = computed(() => (house.value ? isoDay(house.value.now) : ''))

export function houseNow(): Date {
  return new Date(Date.now() + ahead)
}
