/** The live counts of the inbox: one poll for the whole page, whoever shows them. */
import { ref, watch } from 'vue'
import { askAgain } from '@/api/conditional'
import type { components } from '@/api/schema'
import { session } from '@/session'
import { latest } from './latest'
import { usePolling } from './polling'

export type InboxCounts = components['schemas']['InboxCounts']

const counts = ref<InboxCounts | null>(null)
const { ask, drop } = latest()

export function useInboxCounts(): { counts: typeof counts; refresh: () => Promise<void> } {
  const refresh = async (): Promise<void> => {
    if (!session.value || session.value.mustChangePassword) return
    await ask(
      (signal) => askAgain<InboxCounts>('/v2/user-tasks/counts', {}, signal),
      ({ data }) => (counts.value = data),
    )
  }
  return { counts, refresh }
}

/** For the one place that keeps them alive. */
export function keepInboxCounts(): void {
  // who signs in next does not see the counts of who was here before
  watch(
    () => session.value?.userId,
    () => {
      drop()
      counts.value = null
    },
  )
  usePolling(useInboxCounts().refresh, 10_000)
}
