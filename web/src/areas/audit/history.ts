/** The whole history of a case, page by page. */
import { api, ok } from '@/api/client'
import type { HistoryEvent } from './course'

const PAGE = 200

export async function wholeHistory(processInstanceKey: string, told: (events: HistoryEvent[]) => void): Promise<void> {
  const events: HistoryEvent[] = []
  let after: string | null = null
  do {
    const query: { limit: number; after?: string } = after ? { limit: PAGE, after } : { limit: PAGE }
    const page: { items: HistoryEvent[]; page: { endCursor: string | null } } = await ok(
      api.GET('/v2/history/{processInstanceKey}', { params: { path: { processInstanceKey }, query } }),
    )
    events.push(...page.items)
    after = page.page.endCursor
    told([...events])
  } while (after)
}
