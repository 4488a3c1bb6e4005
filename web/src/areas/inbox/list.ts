/** One list of the inbox, page by page, kept fresh while it is looked at. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { askAgain, lastAnswer } from '@/api/conditional'
import type { components } from '@/api/schema'
import { usePolling } from '@/composables/polling'
import { caught } from '@/lib/caught'

export type ListedTask = components['schemas']['ListedTask']
export type StartedItem = components['schemas']['StartedItem']

interface Page<Item> {
  items: Item[]
  page: { endCursor: string | null }
  isPartial?: boolean
}

export interface List<Item> {
  page: Readonly<Ref<Page<Item> | null>>
  /** the first page is 0 */
  number: Readonly<Ref<number>>
  hasNext: ComputedRef<boolean>
  problem: Readonly<Ref<unknown>>
  /** keys that were not there the last time: shown as new */
  fresh: Readonly<Ref<ReadonlySet<string>>>
  next: () => Promise<void>
  previous: () => Promise<void>
  refresh: () => Promise<void>
}

export const PAGE = 20
const EVERY = 8_000

export function useList<Item>(path: Ref<string>, query: Ref<object>, keyOf: (item: Item) => string): List<Item> {
  const cursors = ref<(string | undefined)[]>([undefined])
  const page = shallowRef<Page<Item> | null>(lastAnswer<Page<Item>>(path.value, asked()) ?? null)
  const problem = shallowRef<unknown>(null)
  const fresh = shallowRef<ReadonlySet<string>>(new Set())
  let asking: AbortController | undefined

  function asked(): object {
    return { ...query.value, limit: PAGE, after: cursors.value.at(-1) }
  }

  async function ask(): Promise<void> {
    asking?.abort()
    const mine = (asking = new AbortController())
    try {
      const before = page.value
      const { data, changed } = await askAgain<Page<Item>>(path.value, asked(), mine.signal)
      if (mine.signal.aborted) return
      problem.value = null
      if (before && !changed && page.value === data) return
      const known = new Set(before?.items.map(keyOf))
      fresh.value = new Set(before ? data.items.map(keyOf).filter((key) => !known.has(key)) : [])
      page.value = data
    } catch (found) {
      if (mine.signal.aborted) return
      problem.value = found
      throw found
    }
  }

  const { now } = usePolling(ask, EVERY)

  async function turn(to: (string | undefined)[]): Promise<void> {
    cursors.value = to
    page.value = lastAnswer<Page<Item>>(path.value, asked()) ?? page.value
    await ask()
    fresh.value = new Set()
  }

  watch([path, query], () => {
    cursors.value = [undefined]
    page.value = lastAnswer<Page<Item>>(path.value, asked()) ?? null
    ask()
      .then(() => (fresh.value = new Set()))
      .catch(caught)
  })

  return {
    page,
    number: computed(() => cursors.value.length - 1),
    hasNext: computed(() => page.value?.page.endCursor != null),
    problem,
    fresh,
    next: async () => {
      const end = page.value?.page.endCursor
      if (end) await turn([...cursors.value, end])
    },
    previous: async () => {
      if (cursors.value.length > 1) await turn(cursors.value.slice(0, -1))
    },
    refresh: now,
  }
}
