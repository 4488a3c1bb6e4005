/** One list of the inbox, page by page, kept fresh while it is looked at. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { askAgain, lastAnswer, type Asked } from '@/api/conditional'
import type { components } from '@/api/schema'
import { useLatest } from '@/composables/latest'
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
  const latest = useLatest()
  /** Another page or list is asked for: nothing in it is new. */
  let isOther = false
  let turning: Promise<void> = Promise.resolve()

  function asked(): object {
    return { ...query.value, limit: PAGE, after: cursors.value.at(-1) }
  }

  async function ask(): Promise<void> {
    try {
      await latest.ask((signal) => askAgain<Page<Item>>(path.value, asked(), signal), show)
    } catch (found) {
      problem.value = found
      throw found
    }
  }

  function show({ data, changed }: Asked<Page<Item>>): void {
    const before = isOther ? null : page.value
    isOther = false
    problem.value = null
    if (before && !changed && before === data) return
    const known = new Set(before?.items.map(keyOf))
    fresh.value = new Set(before ? data.items.map(keyOf).filter((key) => !known.has(key)) : [])
    page.value = data
  }

  const { now } = usePolling(ask, EVERY)

  /** One after the other: where the next page begins is known when this one is there. */
  function turn(to: () => (string | undefined)[] | null): Promise<void> {
    turning = turning.catch(() => undefined).then(async () => {
      const found = to()
      if (!found || problem.value) return
      cursors.value = found
      page.value = lastAnswer<Page<Item>>(path.value, asked()) ?? page.value
      isOther = true
      await now()
    })
    return turning
  }

  watch([path, query], () => {
    cursors.value = [undefined]
    page.value = lastAnswer<Page<Item>>(path.value, asked()) ?? null
    isOther = true
    now().catch(caught)
  })

  function further(): (string | undefined)[] | null {
    const end = page.value?.page.endCursor
    return end ? [...cursors.value, end] : null
  }

  return {
    page,
    number: computed(() => cursors.value.length - 1),
    hasNext: computed(() => page.value?.page.endCursor != null),
    problem,
    fresh,
    next: () => turn(further),
    previous: () => turn(() => (cursors.value.length > 1 ? cursors.value.slice(0, -1) : null)),
    refresh: now,
  }
}
