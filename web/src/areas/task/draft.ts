/** What somebody filled in of a user task and did not submit. */
import { useDrafting, type Drafting } from '@/composables/drafting'
import { taskKeeper } from '@/lib/keepers'

export type { Draft, Values } from '@/lib/keepers'

export function useDraft(taskKey: string): Drafting {
  return useDrafting(taskKeeper(taskKey))
}
