/** Lists of notices that grow at their end, with what kept them from being shown. */
import { shallowRef } from 'vue'
import type { components } from '@/api/schema'
import { useGrowing } from '@/composables/growing'
import type { Notice } from './notice'

type Page = components['schemas']['NoticePage']

export function useNotices(question: (after: string | null, signal: AbortSignal) => Promise<Page>) {
  const problem = shallowRef<unknown>(null)
  const { items, next, isAsking, restart, more } = useGrowing<Notice, Page>(question, () => (problem.value = null))

  async function guarded(asking: () => Promise<void>): Promise<void> {
    try {
      await asking()
    } catch (reason) {
      problem.value = reason
    }
  }

  return { items, next, problem, isAsking, restart: () => guarded(restart), more: () => guarded(more) }
}
