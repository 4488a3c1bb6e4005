/** Lists that grow at their end: what was asked for, then more of it. */
import { ref, shallowRef } from 'vue'
import type { components } from '@/api/schema'
import type { Notice } from './notice'

type Page = components['schemas']['NoticePage']

export function useGrowing(ask: (after: string | null) => Promise<Page>) {
  const items = shallowRef<Notice[] | null>(null)
  const next = ref<string | null>(null)
  const problem = shallowRef<unknown>(null)
  const isBusy = ref(false)
  let round = 0

  /** From the beginning; an answer to an older question is dropped. */
  async function restart(): Promise<void> {
    await fetchPage(null)
  }

  async function more(): Promise<void> {
    if (next.value && !isBusy.value) await fetchPage(next.value)
  }

  async function fetchPage(after: string | null): Promise<void> {
    round += 1
    const mine = round
    isBusy.value = true
    try {
      const found = await ask(after)
      if (mine !== round) return
      items.value = after ? [...(items.value ?? []), ...found.items] : found.items
      next.value = found.page.endCursor ?? null
      problem.value = null
    } catch (reason) {
      if (mine === round) problem.value = reason
    } finally {
      if (mine === round) isBusy.value = false
    }
  }

  return { items, next, problem, isBusy, restart, more }
}
