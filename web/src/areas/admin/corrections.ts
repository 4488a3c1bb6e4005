/** Other values for a case: proposed here by one, decided on by another. */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'

export type Correction = components['schemas']['Correction']
type Proposal = components['schemas']['CorrectionProposal']

/** ``seen``: the revision of the case when somebody began to write; none where that does not matter. */
export function propose(key: string, processInstanceKey: string, body: Partial<Proposal> & Pick<Proposal, 'variables' | 'reason'>, seen?: number): Promise<Correction> {
  const header = { 'If-Match': seen === undefined ? '*' : `"${seen}"`, 'Idempotency-Key': key }
  return ok(api.POST('/v2/process-instances/{processInstanceKey}/corrections', { params: { path: { processInstanceKey }, header }, body: body as Proposal }))
}

/** Of one case, those that nobody decided on yet. */
export async function waitingIn(processInstanceKey: string, signal: AbortSignal): Promise<Correction[]> {
  const query = { processInstanceKey, state: 'PROPOSED' as const }
  return (await ok(api.GET('/v2/corrections', { params: { query }, signal }))).items
}

export interface Change {
  name: string
  before: string | null
  after: string
}

/** What would be other than it is; `before` is null where the caller is not told, and '' where there was nothing. */
export function changesOf({ before, after }: Pick<Correction, 'before' | 'after'>): Change[] {
  return Object.entries(after).map(([name, value]) => ({
    name,
    before: before ? (name in before ? JSON.stringify(before[name]) : '') : null,
    after: JSON.stringify(value),
  }))
}
