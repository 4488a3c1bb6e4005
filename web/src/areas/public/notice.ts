/** What a notice says, line by line, and how long its period still runs. */
import type { components } from '@/api/schema'

export type Notice = components['schemas']['Notice']

export interface Line {
  name: string
  value: unknown
}

/** Members that lead somewhere or repeat the head of the page. */
const SILENT = new Set(['project_id', 'rows'])
const DAY = 86_400_000

/** Kinds in the order of business, and those a supplier looks for. */
export const PURCHASE_KINDS = [
  'PURCHASE_INTENTION',
  'TENDER_NOTICE',
  'CONSULTATION_NOTICE',
  'COMPARISON_NOTICE',
  'SINGLE_SOURCE_PUBLICITY',
  'CORRECTION_NOTICE',
  'COMPARISON_RESULT',
  'AWARD_RESULT',
  'TENDER_FAILED',
  'CONTRACT_NOTICE',
  'CONTRACT_UNDONE',
  'ACCEPTANCE_RESULT',
] as const
export const SUPPORT_KINDS = [
  'FUNDING_GUIDE',
  'GRANT_PUBLICITY',
  'GRANT_RESULT',
  'ASSESSMENT_NOTICE',
  'RATING_PUBLICITY',
  'RATING_ANNOUNCEMENT',
] as const
export const LIST_KINDS = ['FILED_GROUP', 'REGISTERED_ORGANIZATION'] as const
export const GROUPS = { purchase: PURCHASE_KINDS, support: SUPPORT_KINDS, list: LIST_KINDS } as const
export type Group = keyof typeof GROUPS

export function linesOf(notice: Notice): Line[] {
  return Object.entries(notice.content)
    .filter(([name, value]) => !SILENT.has(name) && value !== null && value !== '')
    .map(([name, value]) => ({ name, value }))
}

/** The table of a notice, as rows of texts; empty for most. */
export function rowsOf(notice: Notice): string[][] {
  const { rows } = notice.content
  if (!Array.isArray(rows)) return []
  return rows.filter((row) => Array.isArray(row)).map((row: unknown[]) => row.map((cell) => String(cell ?? '')))
}

/** A grant that stands before the public. */
export interface Proposed {
  number: string
  name: string
}

/** What anybody may object to: the one thing a notice is about, or one of the grants it lists. */
export type Objectionable =
  | { kind: 'COMPARISON_RESULT' | 'SINGLE_SOURCE_PUBLICITY'; reference: string }
  | { kind: 'GRANT_PUBLICITY'; reference: string; grants: readonly Proposed[] }

/** Null for notices to which nobody objects online, and older ones of grants, which tell no numbers. */
export function objectionableOf(notice: Notice): Objectionable | null {
  const { kind, content } = notice
  if (kind === 'GRANT_PUBLICITY') {
    const grants = rowsOf(notice).flatMap(([number, organization, project, amount]) => (number && amount !== undefined ? [{ number, name: `${number} ${organization} ${project}` }] : []))
    return grants.length > 0 && typeof content.batch_no === 'string' ? { kind, reference: content.batch_no, grants } : null
  }
  const isOfPurchase = kind === 'COMPARISON_RESULT' || kind === 'SINGLE_SOURCE_PUBLICITY'
  return isOfPurchase && typeof content.project_no === 'string' ? { kind, reference: content.project_no } : null
}

/** Days of the period after today; 0 on its last day, negative when it is over. Days are calendar days. */
export function daysLeft(periodEnd: string, today: string): number {
  return Math.round((Date.parse(periodEnd) - Date.parse(today)) / DAY)
}

/** Notices of purchases that suppliers bid for at a desk. */
export const DESKS = new Set(['TENDER_NOTICE', 'CONSULTATION_NOTICE'])

/** The project whose bid desk a tender notice leads to. */
export function projectOf(notice: Notice): string | null {
  const { project_id: project } = notice.content
  return DESKS.has(notice.kind) && typeof project === 'string' ? project : null
}
