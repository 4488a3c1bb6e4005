/** What an auditor looks for, as the address keeps it: whoever comes back from a case finds the same list. */
import type { LocationQuery } from 'vue-router'
import type { components } from '@/api/schema'

type Filter = components['schemas']['ProcessInstanceFilter']

export const STATUSES = ['active', 'suspended', 'completed', 'cancelled'] as const

/** As it is typed and chosen; '' and null are no restriction, days are ISO days, both included. */
export interface Wanted {
  processDefinitionId: string
  status: (typeof STATUSES)[number] | ''
  text: string
  actor: string
  days: [string, string] | null
  hasIncident: boolean
}

const DAY = 86_400_000
const ISO = /^\d{4}-\d\d-\d\d$/

/** What an address asks for; what it holds besides, or what nobody can mean, is no restriction. */
export function wantedOf(query: LocationQuery): Wanted {
  const one = (name: string): string => (typeof query[name] === 'string' ? query[name] : '')
  const [from, until] = [one('from'), one('until')]
  return {
    processDefinitionId: one('process'),
    status: STATUSES.find((each) => each === one('status')) ?? '',
    text: one('text'),
    actor: one('actor'),
    days: [from, until].every((day) => ISO.test(day) && !Number.isNaN(Date.parse(day))) ? [from, until] : null,
    hasIncident: one('incident') === '1',
  }
}

/** The same as an address, without what restricts nothing. */
export function queryOf(wanted: Wanted): Record<string, string> {
  const [from, until] = wanted.days ?? ['', '']
  const all = { process: wanted.processDefinitionId, status: wanted.status, text: wanted.text.trim(), actor: wanted.actor.trim(), from, until, incident: wanted.hasIncident ? '1' : '' }
  // a choice that was cleared is undefined
  return Object.fromEntries(Object.entries(all).filter(([, value]) => Boolean(value)))
}

/** The same as a question to the server. */
export function filterOf(wanted: Wanted): Filter {
  const filled: Filter = {}
  if (wanted.processDefinitionId) filled.processDefinitionId = wanted.processDefinitionId
  if (wanted.status) filled.status = wanted.status
  if (wanted.text.trim()) filled.text = wanted.text.trim()
  if (wanted.actor.trim()) filled.actor = wanted.actor.trim()
  if (wanted.days) [filled.startedFrom, filled.startedUntil] = spanOf(...wanted.days)
  if (wanted.hasIncident) filled.hasIncident = true
  return filled
}

/** The instants between which two days lie, the last one included. */
function spanOf(first: string, last: string): [string, string] {
  const end = new Date(new Date(`${last}T00:00:00+08:00`).getTime() + DAY)
  return [`${first}T00:00:00+08:00`, end.toISOString()]
}
