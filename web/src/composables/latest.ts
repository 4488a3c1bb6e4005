/**
 * Only the answer to the newest question counts. What a person sees depends on what they chose last, not on which
 * answer came last: an older question that is still under way is aborted, and its answer and its failure are dropped.
 */
import { onScopeDispose, ref, type Ref } from 'vue'

export interface Latest {
  /** Whether the newest question waits for its answer. */
  isAsking: Readonly<Ref<boolean>>
  /**
   * Ask, and show the answer unless something newer was asked meanwhile. Resolves when the newest question is over,
   * whoever asked it; rejects where this question is the newest and failed.
   */
  ask: <T>(question: (signal: AbortSignal) => Promise<T>, show: (answer: T) => void) => Promise<void>
  /** Nothing that was asked counts any more. */
  drop: () => void
}

/** For what lives as long as the page does; a component takes {@link useLatest}. */
export function latest(): Latest {
  const isAsking = ref(false)
  let mine: AbortController | undefined
  let newest: Promise<void> = Promise.resolve()

  function ask<T>(question: (signal: AbortSignal) => Promise<T>, show: (answer: T) => void): Promise<void> {
    mine?.abort()
    mine = new AbortController()
    isAsking.value = true
    newest = answered(mine, question, show)
    return newest
  }

  async function answered<T>(own: AbortController, question: (signal: AbortSignal) => Promise<T>, show: (answer: T) => void): Promise<void> {
    try {
      const answer = await question(own.signal)
      if (!own.signal.aborted) show(answer)
    } catch (problem) {
      if (!own.signal.aborted) throw problem
    } finally {
      if (mine === own) isAsking.value = false
    }
    // whoever asked the newer one is told when that fails
    if (own.signal.aborted) await newest.catch(() => undefined)
  }

  function drop(): void {
    mine?.abort()
    mine = undefined
    newest = Promise.resolve()
    isAsking.value = false
  }

  return { isAsking, ask, drop }
}

/** What was asked here is dropped when the component goes away. */
export function useLatest(): Latest {
  const found = latest()
  onScopeDispose(found.drop)
  return found
}
