/** What stands still until somebody repairs it. */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'

export type Incident = components['schemas']['Incident']

export async function incidentsOf(processInstanceKey?: string, signal?: AbortSignal): Promise<Incident[]> {
  const filter = processInstanceKey ? { processInstanceKey } : {}
  return (await ok(api.POST('/v2/incidents/search', { body: { filter, page: { limit: 100, after: null } }, ...(signal ? { signal } : {}) }))).items
}

/** Try again what stands still. */
export async function resolve(key: string, incidentKey: string): Promise<unknown> {
  const params = { path: { incidentKey }, header: { 'Idempotency-Key': key } }
  return ok(api.POST('/v2/incidents/{incidentKey}/resolution', { params, body: {} }))
}
