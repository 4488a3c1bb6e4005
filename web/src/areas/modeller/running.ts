/** How many cases of a process run, on whatever version: counted to a hundred. */
import { api, ok } from '@/api/client'

export interface Running {
  count: number
  isExact: boolean
}

const MOST = 100

export async function runningOf(processDefinitionId: string): Promise<Running> {
  const found = await ok(
    api.POST('/v2/process-instances/search', {
      body: { filter: { processDefinitionId, status: 'active' }, page: { limit: MOST, after: null } },
    }),
  )
  return { count: found.items.length, isExact: !found.page.endCursor }
}
