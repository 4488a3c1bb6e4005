/** Which rows of the page in view are selected; whoever leaves it takes none along. */
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
  clear: () => void
}

export function useSelection<Item extends Keyed>(items: Ref<readonly Item[]>): Selection<Item> {
  const keys = shallowRef<ReadonlySet<string>>(new Set())
  let anchor = ''

  watch(items, (found) => {
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
    keys.value = new Set(isAll ? [] : items.value.map((each) => each.userTaskKey))
  }

  return {
    keys,
    selected: computed(() => items.value.filter((each) => keys.value.has(each.userTaskKey))),
    toggle,
    extend,
    toggleAll,
    clear: () => (keys.value = new Set()),
  }
}
