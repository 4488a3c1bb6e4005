/** How many cases run on which version of a process; the server counts to a thousand of each. */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'

export type RunningVersion = components['schemas']['RunningVersion']
type Counted = components['schemas']['Counted']

export async function runningOf(processDefinitionId: string): Promise<RunningVersion[]> {
  return (await ok(api.GET('/v2/process-definitions/running', { params: { query: { processDefinitionId } } }))).items
}

export function counted(of: Counted): string {
  return of.isExact ? String(of.count) : `${of.count}+`
}
