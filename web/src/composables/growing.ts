/** Lists that grow at their end: what was asked for, then more of the same. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { useLatest } from './latest'

interface Page<Item> {
  items: Item[]
  page: { endCursor?: string | null }
}

export interface Growing<Item> {
  /** null: nothing was answered yet */
  items: ShallowRef<Item[] | null>
  /** where more of it begins; null: that is all */
  next: Ref<string | null>
  isAsking: Readonly<Ref<boolean>>
  /** From the beginning; an answer to an older question is dropped. */
  restart: () => Promise<void>
  /** Nothing while something is asked: what would be added might belong to another list by then. */
  more: () => Promise<void>
}

export function useGrowing<Item, Found extends Page<Item> = Page<Item>>(
  question: (after: string | null, signal: AbortSignal) => Promise<Found>,
  shown: (found: Found) => void = () => undefined,
): Growing<Item> {
  const items = shallowRef<Item[] | null>(null)
  const next = ref<string | null>(null)
  const { ask, isAsking } = useLatest()

  function from(after: string | null): Promise<void> {
    return ask(
      (signal) => question(after, signal),
      (found) => {
        items.value = after ? [...(items.value ?? []), ...found.items] : found.items
        next.value = found.page.endCursor ?? null
        shown(found)
      },
    )
  }

  async function more(): Promise<void> {
    if (next.value && !isAsking.value) await from(next.value)
  }

  return { items, next, isAsking, restart: () => from(null), more }
}
