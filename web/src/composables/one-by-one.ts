/**
 * Several single commands, one after the other, each under its own idempotency key: what is refused is told and the
 * rest goes on; where nobody answers, or who has to sign puts it off, it stops, and going on sends the same commands under
 * the same keys. Whoever began it may stop it, and leaving the page does: what is under way is waited for, the rest stays
 * unsent.
 */
import { computed, getCurrentScope, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { commandKey } from '@/api/client'
import { Problem } from '@/api/problem'
import { CONFIRMATION_REQUIRED } from '@/api/signing-gate'

export type BatchState = 'waiting' | 'running' | 'done' | 'refused' | 'unsent'

export interface Line<Item> {
  item: Item
  state: BatchState
  /** why it was refused */
  detail: string
}

/** Gives the key of a part of what is done to one item, always the same one. */
export type Keys = (part: string) => string

export interface Batch<Item> {
  lines: Readonly<Ref<Line<Item>[]>>
  isRunning: Readonly<Ref<boolean>>
  isOver: ComputedRef<boolean>
  hasUnsent: ComputedRef<boolean>
  /** it was told to stop, and waits for the one under way */
  isStopping: Readonly<Ref<boolean>>
  start: (items: readonly Item[]) => Promise<void>
  /** what was not sent, again */
  goOn: () => Promise<void>
  /** after the one that is under way */
  stop: () => void
}

export function useBatch<Item>(act: (item: Item, keys: Keys) => Promise<unknown>): Batch<Item> {
  const lines = shallowRef<Line<Item>[]>([])
  const isRunning = ref(false)
  const isStopping = ref(false)
  if (getCurrentScope()) onScopeDispose(stop)
  let kept = new Map<Item, Map<string, string>>()

  function keysOf(item: Item): Keys {
    const mine = kept.get(item) ?? new Map<string, string>()
    kept.set(item, mine)
    return (part) => {
      const key = mine.get(part) ?? commandKey()
      mine.set(part, key)
      return key
    }
  }

  function tell(item: Item, state: BatchState, detail = ''): void {
    lines.value = lines.value.map((line) => (line.item === item ? { item, state, detail } : line))
  }

  async function start(items: readonly Item[]): Promise<void> {
    if (isRunning.value) return
    kept = new Map()
    lines.value = items.map((item) => ({ item, state: 'waiting', detail: '' }))
    await goOn()
  }

  async function goOn(): Promise<void> {
    if (isRunning.value) return
    isRunning.value = true
    try {
      for (const { item } of lines.value.filter((line) => line.state === 'waiting' || line.state === 'unsent')) {
        if (isStopping.value) return
        tell(item, 'running')
        const isAnswered = await once(item)
        if (!isAnswered) return
      }
    } finally {
      isRunning.value = false
      isStopping.value = false
    }
  }

  function stop(): void {
    if (isRunning.value) isStopping.value = true
  }

  /** False where nobody answered, or the one who has to sign would not: the next would only ask again. */
  async function once(item: Item): Promise<boolean> {
    try {
      await act(item, keysOf(item))
      tell(item, 'done')
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        tell(item, 'unsent')
        throw problem
      }
      if (problem.isUnreachable || problem.status >= 500 || problem.code === CONFIRMATION_REQUIRED) {
        tell(item, 'unsent', problem.detail)
        return false
      }
      tell(item, 'refused', [problem.detail, ...problem.fields.map((field) => field.message)].join(' '))
    }
    return true
  }

  return {
    lines,
    isRunning,
    isOver: computed(() => lines.value.length > 0 && lines.value.every((line) => line.state === 'done' || line.state === 'refused')),
    hasUnsent: computed(() => !isRunning.value && lines.value.some((line) => line.state === 'waiting' || line.state === 'unsent')),
    isStopping,
    start,
    goOn,
    stop,
  }
}
