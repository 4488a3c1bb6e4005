/** The live counts of the inbox: one poll for the whole page, whoever shows them. */
import { ref } from 'vue'
import { askAgain } from '@/api/conditional'
import type { components } from '@/api/schema'
import { session } from '@/session'
import { usePolling } from './polling'

export type InboxCounts = components['schemas']['InboxCounts']

const counts = ref<InboxCounts | null>(null)

export function useInboxCounts(): { counts: typeof counts; refresh: () => Promise<void> } {
  const refresh = async (): Promise<void> => {
    if (!session.value || session.value.mustChangePassword) return
    counts.value = (await askAgain<InboxCounts>('/v2/user-tasks/counts')).data
  }
  return { counts, refresh }
}

/** For the one place that keeps them alive. */
export function keepInboxCounts(): void {
  usePolling(useInboxCounts().refresh, 10_000)
}
