/**
 * Ask again and again while the page is looked at: at once when it comes back into view, not at all while it is
 * hidden, and more rarely while the server does not answer.
 *
 * `now` asks anew, whatever is under way: an answer from before a command says nothing about what came of it. What is
 * asked therefore goes through `useLatest`.
 */
import { onBeforeUnmount, onMounted } from 'vue'
import { Problem } from '@/api/problem'
import { caught } from '@/lib/caught'

const SLOWEST = 60_000

export function usePolling(ask: () => Promise<void>, every: number): { now: () => Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = every
  let isGone = false

  async function once(): Promise<void> {
    try {
      await ask()
      wait = every
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      wait = Math.min(wait * 2, SLOWEST)
      if (problem.status >= 500 || problem.status === 0) return
      caught(problem)
    }
  }

  async function now(): Promise<void> {
    clearTimeout(timer)
    try {
      await once()
    } finally {
      clearTimeout(timer)
      if (!isGone && !document.hidden) timer = setTimeout(() => void now(), wait)
    }
  }

  function seen(): void {
    if (document.hidden) clearTimeout(timer)
    else void now()
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('online', seen)
    void now()
  })
  onBeforeUnmount(() => {
    isGone = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('online', seen)
  })
  return { now }
}
