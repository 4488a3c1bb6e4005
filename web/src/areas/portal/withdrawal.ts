/** Taking a case back: each kind has a number of its own and its own way. */
import { api } from '@/api/client'

export interface Withdrawal {
  /** by which the office knows the case */
  number: string
  send: (key: string, reason: string) => Promise<unknown>
}

const FOLLOWUPS = new Set(['so-filing-change', 'so-filing-renewal', 'so-filing-cancel'])

/** null: this one cannot be taken back here, or has no number yet. */
export function withdrawalOf(process: string, variables: Readonly<Record<string, unknown>>): Withdrawal | null {
  if (process === 'so-filing' && typeof variables.receipt_no === 'string') {
    const receiptNo = variables.receipt_no
    return {
      number: receiptNo,
      send: (key, reason) =>
        api.POST('/v2/filings/{receiptNo}/withdrawal', { params: { path: { receiptNo }, header: { 'Idempotency-Key': key } }, body: { reason } }),
    }
  }
  if (FOLLOWUPS.has(process) && typeof variables.receipt_no === 'string') {
    const receiptNo = variables.receipt_no
    return {
      number: receiptNo,
      send: (key, reason) =>
        api.POST('/v2/filing-followups/{receiptNo}/withdrawal', { params: { path: { receiptNo }, header: { 'Idempotency-Key': key } }, body: { reason } }),
    }
  }
  if (process === 'so-funding' && typeof variables.grant_no === 'string') {
    const grantNo = variables.grant_no
    return {
      number: grantNo,
      send: (key, reason) =>
        api.POST('/v2/grants/{grantNo}/withdrawal', { params: { path: { grantNo }, header: { 'Idempotency-Key': key } }, body: { reason } }),
    }
  }
  return null
}
