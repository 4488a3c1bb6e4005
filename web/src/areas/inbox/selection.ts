/**
 * Which rows are selected: of the page in view, and whoever leaves it takes none along; or all that a search found, of
 * every page, as they were when they were taken.
 */
import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

interface Keyed {
  userTaskKey: string
}

export interface Selection<Item> {
  keys: Readonly<Ref<ReadonlySet<string>>>
  selected: ComputedRef<Item[]>
  toggle: (key: string) => void
  /** from the row that was toggled last up to this one */
  extend: (key: string) => void
  /** all of the page, or none when all are */
  toggleAll: () => void
  /** these, which may be of other pages */
  take: (found: readonly Item[]) => void
  /** whether rows are selected that are not of the page */
  isWide: ComputedRef<boolean>
  clear: () => void
}

export function useSelection<Item extends Keyed>(items: Ref<readonly Item[]>): Selection<Item> {
  const keys = shallowRef<ReadonlySet<string>>(new Set())
  const taken = shallowRef<readonly Item[]>([])
  let anchor = ''

  watch(items, (found) => {
    if (taken.value.length > 0) return
    const there = new Set(found.map((each) => each.userTaskKey))
    if ([...keys.value].some((key) => !there.has(key))) keys.value = new Set([...keys.value].filter((key) => there.has(key)))
  })

  function toggle(key: string): void {
    const now = new Set(keys.value)
    if (!now.delete(key)) now.add(key)
    keys.value = now
    anchor = key
  }

  function extend(key: string): void {
    const order = items.value.map((each) => each.userTaskKey)
    const [from, to] = [order.indexOf(anchor), order.indexOf(key)]
    if (to < 0) return
    const range = from < 0 ? [key] : order.slice(Math.min(from, to), Math.max(from, to) + 1)
    keys.value = new Set([...keys.value, ...range])
    if (from < 0) anchor = key
  }

  function toggleAll(): void {
    const isAll = items.value.every((each) => keys.value.has(each.userTaskKey))
    taken.value = []
    keys.value = new Set(isAll ? [] : items.value.map((each) => each.userTaskKey))
  }

  function take(found: readonly Item[]): void {
    taken.value = found
    keys.value = new Set(found.map((each) => each.userTaskKey))
  }

  /** what was taken, and the rows of the page that are not among it */
  const within = computed(() => {
    const known = new Set(taken.value.map((each) => each.userTaskKey))
    return [...taken.value, ...items.value.filter((each) => !known.has(each.userTaskKey))]
  })

  return {
    keys,
    selected: computed(() => within.value.filter((each) => keys.value.has(each.userTaskKey))),
    isWide: computed(() => taken.value.length > 0),
    take,
    toggle,
    extend,
    toggleAll,
    clear: () => {
      taken.value = []
      keys.value = new Set()
    },
  }
}
